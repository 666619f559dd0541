package io.relevo.probe.kind;

import io.relevo.fleet.ProbeSpec;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * One command to a mail server.
 *
 * @param name what the step is called in words
 * @param command what is said, by the address that we have ourselves; empty to listen only
 */
record SmtpStep(String name, Function<InetAddress, String> command) {
  static final SmtpStep STARTTLS = command("STARTTLS", "STARTTLS");

  /** Its answer does not matter any more. */
  static final SmtpStep QUIT = command("QUIT", "QUIT");

  private static final SmtpStep GREETING = new SmtpStep("the greeting", _ -> "");

  /** The way to a handshake. */
  static List<SmtpStep> toTls() {
    return List.of(GREETING, hello(SmtpStep::literal), STARTTLS);
  }

  static List<SmtpStep> of(ProbeSpec.Smtp spec) {
    var hello = hello(own -> spec.hello().orElseGet(() -> literal(own)));
    var steps = new ArrayList<>(List.of(GREETING, hello));
    if (spec.startTls().isPresent()) {
      steps.addAll(List.of(STARTTLS, hello));
    }
    spec.to()
        .ifPresent(
            to -> {
              steps.add(command("MAIL FROM", "MAIL FROM:<" + spec.from() + ">"));
              steps.add(command("RCPT TO", "RCPT TO:<" + to + ">"));
              steps.add(command("RSET", "RSET"));
            });
    steps.add(QUIT);
    return List.copyOf(steps);
  }

  private static SmtpStep command(String name, String command) {
    return new SmtpStep(name, _ -> command);
  }

  private static SmtpStep hello(Function<InetAddress, String> name) {
    return new SmtpStep("EHLO", own -> "EHLO " + name.apply(own));
  }

  /** RFC 5321, 4.1.3: how a host without a name calls itself. */
  private static String literal(InetAddress own) {
    String address = own.getHostAddress().replaceAll("%.*", "");
    return own instanceof Inet6Address ? "[IPv6:" + address + "]" : "[" + address + "]";
  }
}
