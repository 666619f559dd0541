package io.relevo.probe.kind;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.util.concurrent.Future;
import io.relevo.probe.Cause;
import io.relevo.probe.Outcome;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Goes through some steps of SMTP; the first that fails ends the look. */
final class SmtpTalk implements Talk {
  private final Look look;
  private final Channel channel;
  private final List<SmtpStep> steps;
  private final @Nullable TlsCheck check;
  private final SmtpWire wire;
  private int at;
  private Outcome found = Expectation.SERVING;
  private @Nullable Throwable unsent;

  private SmtpTalk(Look look, Channel channel, List<SmtpStep> steps, @Nullable TlsCheck check) {
    this.look = look;
    this.channel = channel;
    this.steps = steps;
    this.check = check;
    this.wire = new SmtpWire(look, this::hear);
  }

  /**
   * Through these steps.
   *
   * @param check what TLS must be after {@code STARTTLS}; may be null where that is no step
   */
  static Talk.Kind of(List<SmtpStep> steps, @Nullable TlsCheck check) {
    return (look, channel) -> {
      var talk = new SmtpTalk(look, channel, steps, check);
      channel.pipeline().addLast(talk.wire);
      channel.closeFuture().addListener(_ -> look.end(talk.closed()));
      return talk;
    };
  }

  @Override
  public void accepted() {
    say();
  }

  private SmtpStep step() {
    return steps.get(at);
  }

  private void say() {
    String command =
        step().command().apply(((InetSocketAddress) channel.localAddress()).getAddress());
    if (!command.isEmpty()) {
      var bytes = Unpooled.copiedBuffer(command + "\r\n", StandardCharsets.UTF_8);
      channel.writeAndFlush(bytes).addListener(sent -> unsent = sent.cause());
    }
  }

  private void hear(SmtpReply reply) {
    var fault = reply.fault(step());
    if (step().equals(SmtpStep.QUIT)) {
      look.end(found);
    } else if (fault.isPresent()) {
      look.end(fault.get());
    } else if (step().equals(SmtpStep.STARTTLS) && check != null) {
      secure(check);
    } else if (steps.get(at + 1).equals(SmtpStep.STARTTLS) && !reply.offers("STARTTLS")) {
      look.end(failed(Cause.TLS, "expected STARTTLS to be offered, found none"));
    } else {
      next();
    }
  }

  private void next() {
    at++;
    say();
  }

  private void secure(TlsCheck by) {
    if (!wire.clean()) {
      look.end(failed(Cause.BAD_REPLY, "STARTTLS: found plain bytes after the reply"));
      return;
    }
    Handshake handshake = by.handshake();
    handshake.handshakeFuture().addListener(shaken -> shaken(by, handshake, shaken));
    channel.pipeline().addFirst(handshake);
  }

  private void shaken(TlsCheck by, Handshake handshake, Future<? super Channel> shaken) {
    if (look.ended()) {
      return;
    }
    found =
        shaken.isSuccess() || channel.isActive()
            ? by.of(handshake, shaken)
            : failed(Cause.TLS, by.address() + " closed in the middle of the handshake");
    if (at + 1 == steps.size() || found instanceof Outcome.Failed) {
      look.end(found);
    } else {
      next();
    }
  }

  private Outcome closed() {
    if (step().equals(SmtpStep.QUIT)) {
      return found; // some do not say good-bye
    }
    return wire.received() == 0
        ? Faults.withoutByte(look.where(), unsent)
        : failed(Cause.CUT_SHORT, step().name() + ": expected a reply, found that it closed");
  }

  @Override
  public Outcome late(String within) {
    return wire.received() == 0
        ? failed(Cause.TIMEOUT, look.where() + " accepted and sent no greeting within " + within)
        : failed(Cause.SLOW, step().name() + ": found no whole reply within " + within);
  }

  private static Outcome failed(Cause cause, String detail) {
    return new Outcome.Failed(cause, Text.line(detail));
  }
}
