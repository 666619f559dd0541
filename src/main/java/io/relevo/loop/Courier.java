package io.relevo.loop;

import io.relevo.alert.Notice;
import io.relevo.alert.mail.MailSettings;
import io.relevo.alert.mail.Postman;
import io.relevo.alert.mail.Postman.Delivery;
import io.relevo.config.Configuration;
import io.relevo.fleet.Person;
import io.relevo.journal.JournalException;
import io.relevo.journal.Outbox;
import io.relevo.journal.Outbox.Waiting;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** Carries one message, by the configuration of now, and writes down what became of it. */
public final class Courier {
  private static final System.Logger LOG = System.getLogger(Courier.class.getName());
  private static final Duration NO_MAIL_GIVE_UP = Duration.ofDays(1);

  private final Function<MailSettings, Postman> postmen;
  private final Consumer<Delivery> onlooker;
  private final Clock clock;
  private final Backoff backoff = new Backoff(RandomGenerator.getDefault());

  /**
   * @param postmen makes what delivers by these settings
   * @param onlooker is told of each try
   */
  public Courier(
      Function<MailSettings, Postman> postmen, Consumer<Delivery> onlooker, Clock clock) {
    this.postmen = postmen;
    this.onlooker = onlooker;
    this.clock = clock;
  }

  /** One try. */
  Delivery carry(Notice notice, Configuration configuration) {
    var delivery = attempt(notice, configuration);
    var end = old(notice, configuration) ? finalised(delivery) : delivery;
    LOG.log(Level.INFO, "{0} to {1}: {2}", notice.messageId(), notice.person(), end);
    onlooker.accept(end);
    return end;
  }

  private Delivery attempt(Notice notice, Configuration configuration) {
    var person = person(notice, configuration);
    if (person.isEmpty()) {
      return new Delivery.Refused(notice.person() + " is not in the configuration any more");
    }
    try {
      return configuration
          .mail()
          .map(postmen)
          .map(postman -> postman.deliver(notice, person.get()))
          .orElse(new Delivery.Later("the configuration names no mail relay", true));
    } catch (RuntimeException defect) {
      LOG.log(Level.ERROR, "a delivery failed, which is a defect of Relevo", defect);
      return new Delivery.Later("a defect of Relevo: " + defect);
    }
  }

  private boolean old(Notice notice, Configuration configuration) {
    var giveUp = configuration.mail().map(MailSettings::giveUp).orElse(NO_MAIL_GIVE_UP);
    return notice.at().plus(giveUp).isBefore(clock.instant());
  }

  private static Delivery finalised(Delivery delivery) {
    return delivery instanceof Delivery.Later later
        ? new Delivery.Refused("given up, the last try said: " + later.why())
        : delivery;
  }

  /** Writes down what became of a try. */
  void note(Outbox box, Waiting waiting, Delivery delivery, Configuration configuration)
      throws JournalException {
    var notice = waiting.notice();
    switch (delivery) {
      case Delivery.Accepted(String relay, String answer) ->
          box.accepted(notice, relay + " " + answer);
      case Delivery.Later later -> postpone(box, waiting, later);
      case Delivery.Refused(String why) ->
          box.refused(notice, person(notice, configuration).map(Person::mail).orElse(""), why);
    }
  }

  /** Without a try of its own when it is the relays that are in trouble. */
  void postpone(Outbox box, Waiting waiting, Delivery.Later later) throws JournalException {
    var next = backoff.next(waiting.tries(), later.nobody(), clock.instant());
    box.later(waiting.notice(), next, later.why());
  }

  private static Optional<Person> person(Notice notice, Configuration configuration) {
    return Optional.ofNullable(configuration.fleet().people().get(notice.person()));
  }
}
