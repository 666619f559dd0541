package io.relevo.journal.sqlite;

import io.relevo.journal.JournalException;
import java.util.List;

/** The tables, and which version of them a file has. */
final class Schema {
  /** Goes up by one with each change of the tables, or of what their JSON means. */
  static final int VERSION = 1;

  private static final List<String> TABLES =
      List.of(
          "CREATE TABLE entry (seq INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT",
          // the memory after the entry of that number
          "CREATE TABLE checkpoint (seq INTEGER PRIMARY KEY, memory TEXT NOT NULL) STRICT",
          """
          CREATE TABLE outbox (
            seq        INTEGER PRIMARY KEY,
            message_id TEXT NOT NULL UNIQUE,
            person     TEXT NOT NULL,
            address    TEXT NOT NULL DEFAULT '',
            thread     TEXT NOT NULL,
            notice     TEXT NOT NULL,
            state      TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'refused')),
            tries      INTEGER NOT NULL DEFAULT 0,
            queued_ms  INTEGER NOT NULL,
            due_ms     INTEGER NOT NULL,
            answer     TEXT NOT NULL DEFAULT ''
          ) STRICT
          """,
          "CREATE INDEX outbox_waiting ON outbox (person, thread, seq) WHERE state = 'waiting'",
          "CREATE INDEX outbox_person ON outbox (person, seq)");

  private Schema() {}

  /** Makes the tables where there are none. */
  static void ready(Database database) throws JournalException {
    var version = database.number("PRAGMA user_version");
    if (version > VERSION) {
      throw new JournalException(
          "%s: schema must be at most %d (was: %d): a newer relevo wrote it; run that one"
              .formatted(database.file(), VERSION, version));
    }
    if (version == 0) {
      database.transact(() -> make(database));
    }
  }

  private static void make(Database database) throws JournalException {
    for (var table : TABLES) {
      database.execute(table);
    }
    database.execute("PRAGMA user_version = " + VERSION);
  }
}
