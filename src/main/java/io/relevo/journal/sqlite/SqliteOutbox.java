package io.relevo.journal.sqlite;

import io.relevo.alert.Notice;
import io.relevo.journal.Entry;
import io.relevo.journal.JournalException;
import io.relevo.journal.Outbox;
import io.relevo.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** The outbox on the disk: a message is in it from the moment its entry is in the journal. */
public final class SqliteOutbox implements Outbox {
  /** How many delivered and refused messages are kept for people to read. */
  static final int KEPT = 10_000;

  /** No wait is as long: what is due later than that was written before the clock was set back. */
  private static final Duration CLOCK_WENT_BACK = Duration.ofMinutes(10);

  private static final String FIRST_OF_EACH_THREAD =
      """
       FROM outbox AS o WHERE state = 'waiting' AND NOT EXISTS
        (SELECT 1 FROM outbox
          WHERE state = 'waiting' AND person = o.person AND thread = o.thread AND seq < o.seq)
      """;

  private final Database database;

  SqliteOutbox(Database database) {
    this.database = database;
  }

  /**
   * Within the transaction of its entry. A message that is here already stays as it is; nobody is
   * reminded of what still waits to be delivered.
   */
  void queue(Entry.NoticeQueued queued) throws JournalException {
    var notice = queued.notice();
    if (notice.reminder() && waits(notice)) {
      return;
    }
    database.update(
        """
        INSERT INTO outbox (message_id, person, thread, notice, queued_ms, due_ms)
        VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (message_id) DO NOTHING
        """,
        notice.messageId(),
        notice.person(),
        notice.thread().orElse(notice.messageId()),
        Json.write(notice),
        queued.at().toEpochMilli(),
        queued.at().toEpochMilli());
  }

  private boolean waits(Notice notice) throws JournalException {
    return database.number(
            "SELECT count(*) FROM outbox WHERE state = 'waiting' AND person = ? AND thread = ?",
            notice.person(),
            notice.thread().orElse(notice.messageId()))
        > 0;
  }

  /** Within the transaction of a checkpoint. */
  void prune() throws JournalException {
    database.update(
        "DELETE FROM outbox WHERE state <> 'waiting' AND seq <= (SELECT max(seq) FROM outbox) - ?",
        KEPT);
  }

  /** Reads what waits, so that an unreadable message is found at the start. */
  void check() throws JournalException {
    database.json(Notice.class, "SELECT seq, notice FROM outbox WHERE state = 'waiting'");
  }

  @Override
  public List<Waiting> due(Instant now) throws JournalException {
    return database.json(
        Waiting.class,
        "SELECT seq, json_object('notice', json(notice), 'tries', tries)"
            + FIRST_OF_EACH_THREAD
            + " AND (due_ms <= ? OR due_ms > ?) ORDER BY seq LIMIT 100",
        now.toEpochMilli(),
        now.plus(CLOCK_WENT_BACK).toEpochMilli());
  }

  @Override
  public boolean waitsFor(String person) throws JournalException {
    return database.number(
            "SELECT count(*) FROM outbox WHERE state = 'waiting' AND person = ?", person)
        > 0;
  }

  @Override
  public Optional<Instant> nextDue() throws JournalException {
    return database
        .first(row -> row.getLong(1), "SELECT due_ms" + FIRST_OF_EACH_THREAD + " ORDER BY due_ms")
        .map(Instant::ofEpochMilli);
  }

  @Override
  public void accepted(Notice notice, String answer) throws JournalException {
    database.update(
        "UPDATE outbox SET state = 'sent', tries = tries + 1, answer = ? WHERE message_id = ?",
        answer,
        notice.messageId());
  }

  @Override
  public void later(Notice notice, Instant next, String why) throws JournalException {
    database.update(
        "UPDATE outbox SET tries = tries + 1, due_ms = ?, answer = ? WHERE message_id = ?",
        next.toEpochMilli(),
        why,
        notice.messageId());
  }

  @Override
  public void refused(Notice notice, String address, String why) throws JournalException {
    database.update(
        """
        UPDATE outbox SET state = 'refused', tries = tries + 1, address = ?, answer = ?
        WHERE message_id = ?
        """,
        address,
        why,
        notice.messageId());
  }

  @Override
  public List<Undelivered> undelivered() throws JournalException {
    return database.all(
        row -> new Undelivered(row.getString(1), row.getString(2), row.getString(3)),
        """
        SELECT person, address, answer FROM outbox AS o WHERE state = 'refused' AND NOT EXISTS
          (SELECT 1 FROM outbox WHERE person = o.person AND state <> 'waiting' AND seq > o.seq)
        ORDER BY person
        """);
  }

  /** How many messages are {@code waiting}, {@code sent} and {@code refused}. */
  public SequencedMap<String, Long> counts() throws JournalException {
    var counts = new LinkedHashMap<String, Long>();
    for (var state : List.of("waiting", "sent", "refused")) {
      counts.put(state, database.number("SELECT count(*) FROM outbox WHERE state = ?", state));
    }
    return Collections.unmodifiableSequencedMap(counts);
  }

  /** How long the oldest message waits; zero when none does. */
  public Duration oldestWaiting(Instant now) throws JournalException {
    return database
        .first(
            row -> row.getLong(1),
            "SELECT queued_ms FROM outbox WHERE state = 'waiting' ORDER BY queued_ms LIMIT 1")
        .map(queued -> Duration.between(Instant.ofEpochMilli(queued), now))
        .filter(Duration::isPositive)
        .orElse(Duration.ZERO);
  }
}
