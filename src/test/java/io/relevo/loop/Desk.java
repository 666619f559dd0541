package io.relevo.loop;

import io.relevo.alert.Notice;
import io.relevo.alert.Situation.Ailment;
import io.relevo.alert.mail.MailPostman;
import io.relevo.alert.mail.MailSettings;
import io.relevo.alert.mail.SampleMail;
import io.relevo.config.Configuration;
import io.relevo.fleet.Agent;
import io.relevo.fleet.Budget;
import io.relevo.fleet.Fleet;
import io.relevo.fleet.Mode;
import io.relevo.fleet.Origins;
import io.relevo.fleet.Person;
import io.relevo.journal.Entry;
import io.relevo.journal.JournalException;
import io.relevo.journal.sqlite.SqliteJournal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A journal with a mouth that talks to one relay. */
final class Desk implements AutoCloseable {
  private final SqliteJournal journal;
  private final Ailing ailing = new Ailing();
  private final AtomicInteger tries = new AtomicInteger();
  private final Mouth mouth;

  private Desk(SqliteJournal journal, Configuration configuration) {
    this.journal = journal;
    var courier = new Courier(MailPostman::new, _ -> tries.incrementAndGet(), Clock.systemUTC());
    this.mouth =
        new Mouth(journal.outbox(), courier, ailing, () -> configuration, Clock.systemUTC());
  }

  /** Opens it in a state folder, for people of {@code example.test}. */
  static Desk open(Path folder, String relay, String... people) throws JournalException {
    var known = new LinkedHashMap<String, Person>();
    for (var name : people) {
      known.put(name, person(name, name + "@example.test"));
    }
    var desk = new Desk(SqliteJournal.open(folder), configuration(known, SampleMail.over(relay)));
    desk.mouth.start();
    return desk;
  }

  void queue(Notice... notices) throws JournalException {
    journal.append(Stream.of(notices).<Entry>map(n -> new Entry.NoticeQueued(n, n.at())).toList());
    mouth.wake();
  }

  int tries() {
    return tries.get();
  }

  long count(String state) {
    try {
      return journal.outbox().counts().get(state);
    } catch (JournalException e) {
      throw new AssertionError(e);
    }
  }

  List<Ailment> ailments() {
    return ailing.list();
  }

  @Override
  public void close() throws JournalException {
    mouth.close();
    journal.close();
  }

  static Person person(String name, String mail) {
    return new Person(name, mail, Locale.ENGLISH, ZoneId.of("UTC"));
  }

  /** A configuration of people and their mail, and nothing else. */
  static Configuration configuration(SequencedMap<String, Person> people, MailSettings mail) {
    return new Configuration(
        fleet(people),
        Optional.of(mail),
        Path.of("state"),
        Path.of("socket"),
        "127.0.0.1:0",
        Optional.empty());
  }

  private static Fleet fleet(SequencedMap<String, Person> people) {
    return new Fleet(
        new Agent(
            "lb-1",
            Mode.ACT,
            Collections.emptyNavigableMap(),
            Duration.ofSeconds(5),
            Optional.empty(),
            new Budget(5, Duration.ofHours(1))),
        Collections.emptyNavigableMap(),
        Collections.emptyNavigableMap(),
        Collections.emptyNavigableMap(),
        Collections.emptyNavigableMap(),
        people,
        Collections.emptyNavigableMap(),
        new Origins("relevo.yaml", Collections.emptyNavigableMap()));
  }
}
