package io.relevo.journal.sqlite;

import io.relevo.journal.Entry;
import io.relevo.journal.JournalException;
import io.relevo.journal.Memory;
import io.relevo.journal.Pen;
import io.relevo.json.Json;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What happened, on the disk. Start stays fast however long it runs: from time to time the memory
 * is written beside the entries, and only what came later is folded.
 */
public final class SqliteJournal implements Pen, AutoCloseable {
  /** How many entries are folded at the most at a start; a thousand take some tens of ms. */
  static final int CHECKPOINT_EVERY = 1_000;

  /**
   * What is kept for people to read, in rows and not in days: a clock that jumps must not empty it.
   * An entry is about one kB.
   */
  static final int ENTRIES_KEPT = 100_000;

  /** How many entries are looked at in one go. */
  private static final long PIECE = 2_000;

  private static final System.Logger LOG = System.getLogger(SqliteJournal.class.getName());

  private final Lock lock;
  private final Database database;
  private final SqliteOutbox outbox;
  private Memory memory = Memory.empty();
  private long last;
  private long checkpointed;

  private SqliteJournal(Lock lock, Database database) {
    this.lock = lock;
    this.database = database;
    this.outbox = new SqliteOutbox(database);
  }

  /**
   * Opens the journal of a state folder, which is made where it is missing.
   *
   * @throws JournalException when another process has it, when it cannot be read or written, or
   *     when a newer version wrote it; the file stays as it is
   */
  public static SqliteJournal open(Path folder) throws JournalException {
    var lock = Lock.of(folder.resolve("relevo.lock"));
    try {
      return read(lock, Database.open(folder.resolve("relevo.db")));
    } catch (JournalException e) {
      lock.close();
      throw e;
    }
  }

  private static SqliteJournal read(Lock lock, Database database) throws JournalException {
    var journal = new SqliteJournal(lock, database);
    try {
      journal.fold();
      Thread.ofVirtual().name("rehearsal").start(journal::rehearse);
      return journal;
    } catch (JournalException e) {
      database.close();
      throw e;
    }
  }

  private void fold() throws JournalException {
    checkpointed = database.number("SELECT max(seq) FROM checkpoint");
    last = Math.max(checkpointed, database.number("SELECT max(seq) FROM entry"));
    var saved =
        database.json(
            Memory.class, "SELECT seq, memory FROM checkpoint WHERE seq = ?", checkpointed);
    var since =
        database.json(
            Entry.class, "SELECT seq, body FROM entry WHERE seq > ? ORDER BY seq", checkpointed);
    memory = (saved.isEmpty() ? Memory.empty() : saved.getFirst()).with(since);
    outbox.check();
  }

  /**
   * Does once, beside the start, what an append does, and keeps nothing of it: the first one of a
   * process loads classes for some 100 ms, and a move must not wait for that.
   */
  synchronized void rehearse() {
    try {
      database.rehearse(() -> write(Rehearsal.ENTRIES));
    } catch (JournalException e) {
      LOG.log(Level.DEBUG, "the journal cannot be written yet: {0}", e.getMessage());
    }
  }

  /** Everything that was appended, folded. */
  public synchronized Memory remembered() {
    return memory;
  }

  /**
   * Appends, in one transaction with one sync, and puts the notices among the entries into the
   * outbox. When it fails nothing was appended: keep the entries and append them again.
   */
  @Override
  public synchronized void append(List<Entry> entries) throws JournalException {
    if (entries.isEmpty()) {
      return;
    }
    var after = memory.with(entries);
    var due = last + entries.size() - checkpointed >= CHECKPOINT_EVERY;
    database.transact(
        () -> {
          write(entries);
          if (due) {
            checkpoint(last + entries.size(), after);
          }
        });
    memory = after;
    last += entries.size();
    checkpointed = due ? last : checkpointed;
  }

  private void write(List<Entry> entries) throws JournalException {
    var seq = last;
    for (var entry : entries) {
      database.update("INSERT INTO entry (seq, body) VALUES (?, ?)", ++seq, Json.write(entry));
      if (entry instanceof Entry.NoticeQueued queued) {
        outbox.queue(queued);
      }
    }
  }

  private void checkpoint(long seq, Memory after) throws JournalException {
    database.update("INSERT INTO checkpoint (seq, memory) VALUES (?, ?)", seq, Json.write(after));
    database.update("DELETE FROM checkpoint WHERE seq < ?", seq);
    database.update("DELETE FROM entry WHERE seq <= ?", seq - ENTRIES_KEPT);
    outbox.prune();
  }

  /** The newest entries, oldest first. */
  @Override
  public List<Entry> newest(int count) throws JournalException {
    return database
        .json(Entry.class, "SELECT seq, body FROM entry ORDER BY seq DESC LIMIT ?", count)
        .reversed();
  }

  /** In pieces: nobody who appends waits for more than one of them. */
  @Override
  public List<Entry> newest(List<Class<? extends Entry>> kinds, int count) throws JournalException {
    var found = new ArrayDeque<Entry>();
    for (var to = database.number("SELECT max(seq) FROM entry");
        to > 0 && found.size() < count;
        to -= PIECE) {
      var piece = piece(kinds, to);
      piece.reversed().stream().limit(count - found.size()).forEach(found::addFirst);
    }
    return List.copyOf(found);
  }

  private List<Entry> piece(List<Class<? extends Entry>> kinds, long to) throws JournalException {
    var likes = String.join(" OR ", Collections.nCopies(kinds.size(), "body LIKE ?"));
    var values = new ArrayList<Object>(List.of(to - PIECE, to));
    kinds.forEach(kind -> values.add("{\"is\":\"%s\"%%".formatted(kind.getSimpleName())));
    return database.json(
        Entry.class,
        "SELECT seq, body FROM entry WHERE seq > ? AND seq <= ? AND (" + likes + ") ORDER BY seq",
        values.toArray());
  }

  /** The outbox in the same file. */
  public SqliteOutbox outbox() {
    return outbox;
  }

  @Override
  public void close() throws JournalException {
    try {
      database.close();
    } finally {
      lock.close();
    }
  }
}
