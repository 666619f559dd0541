package io.relevo.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.alert.Notice;
import io.relevo.alert.Problem;
import io.relevo.alert.SampleNotices;
import io.relevo.alert.Situation.Ailment;
import io.relevo.alert.mail.MailPostman;
import io.relevo.alert.mail.MailSettings;
import io.relevo.alert.mail.Postman;
import io.relevo.alert.mail.Postman.Delivery;
import io.relevo.alert.mail.SampleMail;
import io.relevo.config.Configuration;
import io.relevo.fleet.Person;
import io.relevo.fleet.Subject;
import io.relevo.journal.Entry;
import io.relevo.journal.JournalException;
import io.relevo.journal.Outbox;
import io.relevo.journal.sqlite.SqliteJournal;
import io.relevo.lab.Lab;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The mouth with a postman that does what the test says; the journal is real. */
class MouthTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Notice FIRST = SampleNotices.opening("R7K2", "ana");
  private static final Notice LAST = SampleNotices.closing("R7K2", "ana");
  private static final Notice OTHER = SampleNotices.opening("R7K2", "luis");

  @TempDir Path folder;
  private final Map<String, Delivery> answers = new ConcurrentHashMap<>();
  private final List<String> tries = new CopyOnWriteArrayList<>();
  private final Ailing ailing = new Ailing();
  private volatile Configuration configuration = configured("ana@example.test", SampleMail.over());
  private Function<MailSettings, Postman> postmen = _ -> this::deliver;
  private SqliteJournal journal;
  private Mouth mouth;

  @BeforeEach
  void start() throws Exception {
    journal = SqliteJournal.open(folder);
    mouth = mouth();
  }

  @AfterEach
  void stop() throws Exception {
    mouth.close();
    journal.close();
  }

  @Test
  void what_is_queued_is_delivered_once_and_in_order() throws Exception {
    mouth.start();
    queue(FIRST, LAST, OTHER);
    mouth.wake();
    Lab.until(SOON, "all are sent", () -> count("sent") == 3);
    assertThat(tries).containsExactly(id(FIRST), id(OTHER), id(LAST));
  }

  @Test
  void while_no_relay_talks_one_try_stands_for_all() throws Exception {
    answers.put(id(FIRST), new Delivery.Later("nobody there", true));
    queue(FIRST, OTHER);
    var now = Clock.fixed(FIRST.at(), ZoneOffset.UTC);
    mouth = mouth(journal.outbox(), ailing, now);
    mouth.start();
    Lab.until(SOON, "both wait", () -> due(now).isEmpty());
    assertThat(tries).containsExactly(id(FIRST));
    mouth.close();
    answers.clear();
    mouth = mouth();
    mouth.start();
    Lab.until(SOON, "both are sent", () -> count("sent") == 2);
  }

  @Test
  void what_one_recipient_makes_wait_holds_up_no_other() throws Exception {
    answers.put(id(FIRST), new Delivery.Later("450 greylisted"));
    queue(FIRST, LAST, OTHER);
    mouth.start();
    Lab.until(SOON, "luis has it, ana waits", () -> count("sent") == 1);
    assertThat(tries).contains(id(OTHER)).doesNotContain(id(LAST));
    answers.clear();
    Lab.until(SOON, "all are sent", () -> count("sent") == 3);
    assertThat(tries.getLast()).isEqualTo(id(LAST));
  }

  @Test
  void who_cannot_be_reached_is_reported_until_something_reaches_them() throws Exception {
    answers.put(id(FIRST), new Delivery.Refused("550 5.1.1 no such user"));
    queue(FIRST, OTHER);
    mouth.start();
    Lab.until(SOON, "ana is reported", () -> ailing.list().contains(unreached("ana@example.test")));
    assertThat(ailing.list()).hasSize(1);
    queue(LAST);
    mouth.wake();
    Lab.until(SOON, "ana is well again", () -> ailing.list().isEmpty());
  }

  @Test
  void a_restart_does_not_forget_who_cannot_be_reached() throws Exception {
    who_is_refused_for_good();
    var again = new Ailing();
    try (var second = mouth(journal.outbox(), again)) {
      second.start();
      assertThat(again.list()).containsExactly(unreached("ana@example.test"));
    }
  }

  @Test
  void a_corrected_address_is_believed_until_it_fails() throws Exception {
    who_is_refused_for_good();
    configuration = configured("ana@example.org", SampleMail.over());
    mouth.wake();
    Lab.until(SOON, "ana is not reported", () -> ailing.list().isEmpty());
  }

  private void who_is_refused_for_good() throws JournalException {
    answers.put(id(FIRST), new Delivery.Refused("550 5.1.1 no such user"));
    queue(FIRST);
    mouth.start();
    Lab.until(SOON, "ana is reported", () -> ailing.list().size() == 1);
  }

  @Test
  void a_person_who_left_the_configuration_is_refused_and_not_reported() throws Exception {
    queue(SampleNotices.opening("R7K2", "gone"));
    mouth.start();
    Lab.until(SOON, "it is refused", () -> count("refused") == 1);
    assertThat(tries).isEmpty();
    assertThat(ailing.list()).isEmpty();
  }

  @Test
  void what_is_too_old_is_given_up_after_one_more_try_and_reported() throws Exception {
    var settings = SampleMail.over();
    configuration =
        configured(
            "ana@example.test",
            new MailSettings(
                settings.relays(),
                settings.from(),
                settings.replyTo(),
                settings.username(),
                settings.password(),
                settings.timeout(),
                Duration.ofMillis(1)));
    answers.put(id(FIRST), new Delivery.Later("nobody there", true));
    queue(FIRST);
    mouth.start();
    Lab.until(SOON, "it is given up", () -> count("refused") == 1);
    Lab.until(SOON, "that is reported", () -> ailing.list().size() == 1);
    assertThat(ailing.list().getFirst().what()).contains("given up", "nobody there");
  }

  @Test
  void what_the_disk_would_not_take_is_told_once_all_the_same() throws Exception {
    mouth.start();
    mouth.say(List.of(FIRST));
    mouth.say(List.of(FIRST));
    Lab.until(SOON, "it is told", () -> tries.contains(id(FIRST)));
    queue(FIRST, LAST);
    mouth.say(List.of(FIRST));
    mouth.wake();
    Lab.until(SOON, "the outbox knows", () -> count("sent") == 2);
    assertThat(tries).containsExactly(id(FIRST), id(LAST));
  }

  @Test
  void what_was_refused_while_the_disk_was_full_is_not_tried_again() throws Exception {
    answers.put(id(FIRST), new Delivery.Refused("550 5.1.1 no such user"));
    mouth.start();
    mouth.say(List.of(FIRST));
    Lab.until(SOON, "it is tried", () -> tries.contains(id(FIRST)));
    mouth.say(List.of(FIRST, OTHER));
    queue(FIRST);
    mouth.wake();
    Lab.until(SOON, "the outbox knows", () -> count("refused") == 1 && tries.contains(id(OTHER)));
    assertThat(tries).containsExactlyInAnyOrder(id(FIRST), id(OTHER));
  }

  @Test
  void death_between_the_relays_yes_and_our_note_of_it_repeats_the_same_message() throws Exception {
    mouth = mouth(new Mortal(journal.outbox()), ailing);
    queue(FIRST);
    mouth.start();
    Lab.until(SOON, "the relay has it", () -> tries.size() == 1);
    mouth.close();
    assertThat(count("waiting")).isEqualTo(1);
    mouth = mouth();
    mouth.start();
    Lab.until(SOON, "it is sent", () -> count("sent") == 1);
    assertThat(tries).containsExactly(id(FIRST), id(FIRST));
  }

  @Test
  void a_relay_that_hangs_does_not_delay_the_end() throws Exception {
    try (var relay = new java.net.ServerSocket(0)) {
      postmen = MailPostman::new;
      var settings = SampleMail.patient("smtp://127.0.0.1:" + relay.getLocalPort());
      configuration = configured("ana@example.test", settings);
      mouth = mouth();
      queue(FIRST);
      mouth.start();
      relay.accept();
      var before = System.nanoTime();
      mouth.close();
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(4));
      assertThat(count("waiting")).isEqualTo(1);
    }
  }

  private Delivery deliver(Notice notice, Person person) {
    tries.add(id(notice));
    return answers.getOrDefault(id(notice), new Delivery.Accepted("relay", "250 ok"));
  }

  private Mouth mouth() {
    return mouth(journal.outbox(), ailing);
  }

  private Mouth mouth(Outbox outbox, Ailing reports) {
    return mouth(outbox, reports, Clock.systemUTC());
  }

  private Mouth mouth(Outbox outbox, Ailing reports, Clock clock) {
    var courier = new Courier(settings -> postmen.apply(settings), _ -> {}, clock);
    return new Mouth(outbox, courier, reports, () -> configuration, clock);
  }

  private List<Outbox.Waiting> due(Clock now) {
    try {
      return journal.outbox().due(now.instant());
    } catch (JournalException e) {
      throw new AssertionError(e);
    }
  }

  private void queue(Notice... notices) throws JournalException {
    journal.append(Stream.of(notices).<Entry>map(n -> new Entry.NoticeQueued(n, n.at())).toList());
  }

  private long count(String state) {
    try {
      return journal.outbox().counts().get(state);
    } catch (JournalException e) {
      throw new AssertionError(e);
    }
  }

  private static String id(Notice notice) {
    return notice.messageId();
  }

  private static Ailment unreached(String address) {
    return new Ailment(
        Problem.Kind.UNDELIVERABLE,
        new Subject.Recipient("ana"),
        "mail does not reach %s: 550 5.1.1 no such user".formatted(address));
  }

  private static Configuration configured(String ana, MailSettings mail) {
    var people = new LinkedHashMap<String, Person>();
    people.put("ana", Desk.person("ana", ana));
    people.put("luis", Desk.person("luis", "luis@example.test"));
    return Desk.configuration(people, mail);
  }
}
