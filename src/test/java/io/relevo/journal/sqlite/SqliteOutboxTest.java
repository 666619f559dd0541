package io.relevo.journal.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.relevo.alert.Notice;
import io.relevo.alert.SampleNotices;
import io.relevo.journal.Entry;
import io.relevo.journal.JournalException;
import io.relevo.journal.Outbox;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteOutboxTest {
  private static final Instant NOW = SampleNotices.SINCE.plusSeconds(3600);
  private static final Notice FIRST = SampleNotices.opening("R7K2", "ana");
  private static final Notice LAST = SampleNotices.closing("R7K2", "ana");
  private static final Notice OTHER = SampleNotices.opening("R7K2", "luis");

  @TempDir Path folder;
  private SqliteJournal journal;
  private SqliteOutbox outbox;

  @BeforeEach
  void open() throws Exception {
    journal = SqliteJournal.open(folder);
    outbox = journal.outbox();
  }

  @AfterEach
  void close() throws Exception {
    journal.close();
  }

  @Test
  void a_queued_notice_is_due_at_once_and_stays_so_until_it_is_delivered() throws Exception {
    queue(FIRST);
    assertEquals(List.of(new Outbox.Waiting(FIRST, 0)), outbox.due(NOW));
    assertEquals(Optional.of(at(FIRST)), outbox.nextDue());
    close();
    open();
    assertEquals(List.of(FIRST), due(NOW));
    outbox.accepted(FIRST, "250 ok");
    assertEquals(List.of(), due(NOW));
    assertEquals(Optional.empty(), outbox.nextDue());
  }

  @Test
  void nobody_is_reminded_of_what_still_waits() throws Exception {
    var reminder = SampleNotices.reminder("R7K2", "ana");
    queue(FIRST, OTHER, reminder);
    outbox.accepted(FIRST, "250 ok");
    assertEquals(List.of(OTHER), due(NOW));
    queue(reminder);
    assertEquals(List.of(OTHER, reminder), due(NOW));
  }

  @Test
  void a_later_notice_of_a_thread_never_overtakes_an_earlier_one() throws Exception {
    queue(FIRST, OTHER, LAST);
    assertEquals(List.of(FIRST, OTHER), due(NOW));
    outbox.later(FIRST, NOW.plusSeconds(60), "450 not now");
    assertEquals(List.of(OTHER), due(NOW));
    outbox.accepted(OTHER, "250 ok");
    assertEquals(
        Optional.of(NOW.plusSeconds(60)).map(Instant::toEpochMilli),
        outbox.nextDue().map(Instant::toEpochMilli));
    assertEquals(List.of(new Outbox.Waiting(FIRST, 1)), outbox.due(NOW.plusSeconds(60)));
    outbox.accepted(FIRST, "250 ok");
    assertEquals(List.of(LAST), due(NOW));
  }

  @Test
  void a_clock_that_is_set_back_silences_nobody() throws Exception {
    queue(FIRST);
    assertEquals(List.of(FIRST), due(at(FIRST).minus(Duration.ofDays(1))));
  }

  @Test
  void the_same_notice_is_queued_once_whatever_became_of_it() throws Exception {
    queue(FIRST);
    queue(FIRST);
    assertEquals(List.of(FIRST), due(NOW));
    outbox.accepted(FIRST, "250 ok");
    queue(FIRST);
    assertEquals(List.of(), due(NOW));
  }

  @Test
  void counts_and_ages_are_told() throws Exception {
    queue(FIRST, OTHER, LAST);
    outbox.accepted(OTHER, "250 ok");
    assertEquals(Map.of("waiting", 2L, "sent", 1L, "refused", 0L), outbox.counts());
    assertEquals(
        Duration.between(at(FIRST), at(FIRST).plusSeconds(9)),
        outbox.oldestWaiting(at(FIRST).plusSeconds(9)));
    outbox.refused(FIRST, "ana@example.com", "550 no such user");
    outbox.accepted(LAST, "250 ok");
    assertEquals(Map.of("waiting", 0L, "sent", 2L, "refused", 1L), outbox.counts());
    assertEquals(Duration.ZERO, outbox.oldestWaiting(NOW));
  }

  @Test
  void a_person_is_undelivered_until_something_reaches_them() throws Exception {
    queue(FIRST, OTHER);
    outbox.refused(FIRST, "ana@example.com", "550 no such user");
    var ana = new Outbox.Undelivered("ana", "ana@example.com", "550 no such user");
    assertEquals(List.of(ana), outbox.undelivered());
    queue(LAST);
    outbox.accepted(OTHER, "250 ok");
    assertEquals(List.of(ana), outbox.undelivered());
    outbox.accepted(LAST, "250 ok");
    assertEquals(List.of(), outbox.undelivered());
  }

  @Test
  void only_what_is_done_with_is_ever_forgotten() throws Exception {
    queue(FIRST, OTHER, SampleNotices.opening("ZZZZ", "eva"));
    outbox.accepted(OTHER, "250 ok");
    try (var database = Database.open(folder.resolve("relevo.db"))) {
      database.update(
          "UPDATE outbox SET seq = seq - ? WHERE person <> 'eva'", SqliteOutbox.KEPT + 1);
    }
    outbox.prune();
    assertEquals(Map.of("waiting", 2L, "sent", 0L, "refused", 0L), outbox.counts());
  }

  private void queue(Notice... notices) throws JournalException {
    journal.append(Stream.of(notices).<Entry>map(n -> new Entry.NoticeQueued(n, n.at())).toList());
  }

  private List<Notice> due(Instant now) throws JournalException {
    return outbox.due(now).stream().map(Outbox.Waiting::notice).toList();
  }

  private static Instant at(Notice notice) {
    return notice.at();
  }
}
