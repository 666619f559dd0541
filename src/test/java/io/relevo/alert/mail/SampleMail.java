package io.relevo.alert.mail;

import io.relevo.alert.SampleNotices;
import io.relevo.alert.mail.Postman.Delivery;
import io.relevo.fleet.Person;
import io.relevo.fleet.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Settings and a person, for tests of delivery. */
public final class SampleMail {
  /** Long enough for a server of this machine, short enough for one that hangs. */
  static final Duration TIMEOUT = Duration.ofSeconds(1);

  public static final Person ANA =
      new Person("ana", "ana@example.test", Locale.ENGLISH, ZoneId.of("America/Santiago"));

  private SampleMail() {}

  public static MailSettings over(String... relays) {
    return with(Optional.empty(), TIMEOUT, relays);
  }

  /** With a time-out that no test waits for. */
  public static MailSettings patient(String... relays) {
    return with(Optional.empty(), Duration.ofMinutes(1), relays);
  }

  static MailSettings withPassword(String... relays) {
    return withPassword(TIMEOUT, relays);
  }

  static MailSettings withPassword(Duration timeout, String... relays) {
    return with(Optional.of(new Secret("pass word")), timeout, relays);
  }

  private static MailSettings with(Optional<Secret> password, Duration timeout, String... relays) {
    return new MailSettings(
        List.of(relays).stream().map(URI::create).toList(),
        "Relevo <relevo@example.test>",
        Optional.empty(),
        password.map(_ -> "relevo"),
        password,
        timeout,
        Duration.ofDays(1));
  }

  /** The first mail of an incident, tried once. */
  static Delivery deliver(MailSettings settings) {
    return new MailPostman(settings).deliver(SampleNotices.opening("R7K2", "ana"), ANA);
  }
}
