package io.relevo.config;

import io.relevo.alert.mail.MailSettings;
import io.relevo.fleet.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** How mail leaves this host. */
final class MailSection {
  /** RFC 6409: submission. */
  private static final int SUBMISSION = 587;

  /** RFC 8314: submission inside TLS. */
  private static final int SUBMISSIONS = 465;

  static final Key<List<URI>> RELAYS =
      Key.required(
          "relays",
          new ListOf<>(Addresses.url("smtp://mail.example.com:587", "smtp", "smtps")),
          "Mail servers, in the order in which they are tried: `smtp://host:port` (STARTTLS where"
              + " it is offered, and always where a password is sent; port 587 unless said) or"
              + " `smtps://host:port` (port 465). With one only, no mail leaves while it is down.");

  static final Key<String> FROM =
      Key.required(
          "from",
          Addresses.NAMED_MAILBOX,
          "The sender. Message-IDs end in its domain: changing it breaks threads that are open.");

  static final Key<String> REPLY_TO =
      Key.optional(
          "reply-to",
          Addresses.NAMED_MAILBOX,
          "Where answers go, such as the list of those on call. Without it they go to the sender.");

  static final Key<String> USERNAME =
      Key.optional(
          "username",
          Scalars.TEXT,
          "Who logs in at the relay, with `password`. Without both there is no login.");

  static final Key<Secret> PASSWORD =
      Key.optional(
          "password",
          Scalars.SECRET,
          "The password of `username`; never shown. Write `${credential:smtp}` or `${file:…}`, so"
              + " that it does not stand in this file.");

  static final Key<Duration> TIMEOUT =
      Key.defaulted(
          "timeout",
          Durations.between("1s", "5m"),
          Duration.ofSeconds(10),
          "How long connecting, and each answer of a relay, may take. A hanging relay delays the"
              + " next one by this much, and never a move.");

  static final Key<Duration> GIVE_UP =
      Key.defaulted(
          "give-up",
          Durations.between("1m", "7d"),
          Duration.ofHours(24),
          "How long a message is tried. After that its failure is told to the others.");

  static final Section<MailSettings> SECTION =
      Section.of(
          "How mail leaves this host.",
          List.of(RELAYS, FROM, REPLY_TO, USERNAME, PASSWORD, TIMEOUT, GIVE_UP),
          MailSection::make);

  private MailSection() {}

  private static MailSettings make(Values in) {
    if (in.has(USERNAME) != in.has(PASSWORD)) {
      boolean named = in.has(USERNAME);
      in.must(named ? USERNAME : PASSWORD, named ? "come with `password`" : "come with `username`");
    }
    return new MailSettings(
        in.get(RELAYS).stream().map(MailSection::withPort).toList(),
        in.get(FROM),
        in.find(REPLY_TO),
        in.find(USERNAME),
        in.find(PASSWORD),
        in.get(TIMEOUT),
        in.get(GIVE_UP));
  }

  private static URI withPort(URI relay) {
    int usual = relay.getScheme().equals("smtps") ? SUBMISSIONS : SUBMISSION;
    return relay.getPort() > 0
        ? relay
        : URI.create("%s://%s:%d".formatted(relay.getScheme(), relay.getHost(), usual));
  }
}
