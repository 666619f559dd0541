package io.relevo.alert.mail;

import io.relevo.alert.Notice;
import io.relevo.alert.mail.Attempt.Kind;
import io.relevo.fleet.Person;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/** Delivers by SMTP, over each relay in turn until one says something conclusive. */
public final class MailPostman implements Postman {
  /**
   * How many time-outs a whole try over one relay may take: one that drips its answers must not
   * hold up the next.
   */
  private static final int TIMEOUTS = 4;

  private final MailSettings settings;

  public MailPostman(MailSettings settings) {
    this.settings = settings;
  }

  @Override
  public Delivery deliver(Notice notice, Person person) {
    try {
      return deliver(notice, person, Envelope.address(person.mail(), Optional.of(person.name())));
    } catch (MessagingException _) {
      return new Delivery.Refused(
          "the mail of %s must be an address (was: %s)"
              .formatted(Line.of(person.name()), Line.of(person.mail())));
    }
  }

  private Delivery deliver(Notice notice, Person person, InternetAddress to) {
    var attempts = new LinkedHashMap<String, Attempt>();
    for (var uri : settings.relays()) {
      var relay = new Relay(uri, settings);
      var attempt =
          Deadline.hold(
              settings.timeout().multipliedBy(TIMEOUTS), () -> relay.hand(notice, person, to));
      attempts.put(relay.name(), attempt);
      if (attempt.conclusive() || Thread.currentThread().isInterrupted()) {
        break;
      }
    }
    return sum(attempts);
  }

  private static Delivery sum(SequencedMap<String, Attempt> attempts) {
    var last = attempts.lastEntry();
    return switch (last.getValue().kind()) {
      case ACCEPTED -> new Delivery.Accepted(last.getKey(), last.getValue().said());
      case NO_SUCH_RECIPIENT -> new Delivery.Refused(words(last));
      case UNWANTED, NOT_NOW, NO_TALK -> undecided(attempts);
    };
  }

  /** None was conclusive: for good only when every relay refused what the mail says. */
  private static Delivery undecided(SequencedMap<String, Attempt> attempts) {
    var words =
        attempts.entrySet().stream().map(MailPostman::words).collect(Collectors.joining("; "));
    return all(attempts, Kind.UNWANTED)
        ? new Delivery.Refused(words)
        : new Delivery.Later(words, all(attempts, Kind.NO_TALK));
  }

  private static boolean all(SequencedMap<String, Attempt> attempts, Kind kind) {
    return attempts.values().stream().allMatch(attempt -> attempt.kind() == kind);
  }

  private static String words(Map.Entry<String, Attempt> attempt) {
    return attempt.getKey() + ": " + attempt.getValue().said();
  }
}
