package io.relevo.config;

import io.relevo.fleet.ProbeSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A mail server that is asked, and sent nothing. */
final class SmtpKind {
  private static final Pattern HELLO = Pattern.compile("[A-Za-z0-9._:\\[\\]-]{1,255}");

  private static final Key<Boolean> START_TLS =
      Key.defaulted(
          "starttls",
          Scalars.BOOL,
          false,
          "Whether TLS must be begun, with a certificate that is valid for `name`.");

  private static final Key<String> CERTIFICATE_NAME =
      Key.derived(
          "name",
          TlsKind.HOST_NAME,
          "the host in `address`",
          "The name that the certificate must be for.");

  private static final Key<String> HELLO_NAME =
      Key.derived(
          "hello",
          Scalar.of(
              "the name of a host, as relevo.example.com",
              Map.of("type", "string"),
              word -> Optional.of(word.text()).filter(text -> HELLO.matcher(text).matches())),
          "our own address, as `[10.0.0.5]`",
          "What Relevo calls itself. Some servers want a name that resolves.");

  private static final Key<String> FROM =
      Key.derived(
          "from",
          Addresses.MAILBOX,
          "the null sender `<>`, as that of a bounce",
          "The sender that is given.");

  private static final Key<String> TO =
      Key.optional(
          "to",
          Addresses.MAILBOX,
          "The recipient that is given; no mail is sent. Without it the look ends after the"
              + " greeting and `EHLO`.");

  private static final Section<ProbeSpec.Smtp> SECTION =
      Section.of(
              "A mail server that would take a mail; none is sent. `host:port` alone will do.",
              List.of(TcpKind.ADDRESS, START_TLS, CERTIFICATE_NAME, HELLO_NAME, FROM, TO),
              SmtpKind::make)
          .orJust(TcpKind.ADDRESS);

  static final Key<ProbeSpec.Smtp> KEY =
      Key.optional("smtp", SECTION, "Looks whether a mail server would take a mail; none is sent.");

  private SmtpKind() {}

  private static ProbeSpec.Smtp make(Values in) {
    var address = in.get(TcpKind.ADDRESS);
    if (in.has(FROM) && !in.has(TO)) {
      in.must(FROM, "have a recipient: say `to` too");
    }
    if (in.has(CERTIFICATE_NAME) && !in.get(START_TLS)) {
      in.must(CERTIFICATE_NAME, "be that of a certificate: say `starttls: true` too");
    }
    return new ProbeSpec.Smtp(
        address.host(),
        address.port(),
        Optional.of(in.find(CERTIFICATE_NAME).orElse(address.host()))
            .filter(name -> in.get(START_TLS)),
        in.find(HELLO_NAME),
        in.find(FROM).orElse(""),
        in.find(TO));
  }
}
