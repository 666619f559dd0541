package io.relevo.journal.sqlite;

import static io.relevo.journal.sqlite.SampleEntries.change;
import static io.relevo.journal.sqlite.SampleEntries.failover;
import static io.relevo.journal.sqlite.SampleEntries.queued;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.relevo.journal.Entry;
import io.relevo.journal.JournalException;
import io.relevo.journal.Memory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteJournalTest {
  @TempDir Path folder;

  @Test
  void an_empty_folder_has_an_empty_memory() throws Exception {
    try (var journal = SqliteJournal.open(folder)) {
      assertEquals(Memory.empty(), journal.remembered());
      assertEquals(List.of(), journal.newest(10));
    }
  }

  @Test
  void a_rehearsal_leaves_nothing() throws Exception {
    try (var journal = SqliteJournal.open(folder)) {
      journal.append(failover("R7K2"));
      journal.rehearse();
      assertEquals(failover("R7K2"), journal.newest(100));
      assertEquals(1, journal.outbox().counts().get("waiting"));
      journal.append(failover("ZZZZ"));
    }
    try (var journal = SqliteJournal.open(folder)) {
      assertEquals(2 * failover("R7K2").size(), journal.newest(100).size());
    }
  }

  @Test
  void what_was_appended_is_there_after_a_restart() throws Exception {
    var expected = Memory.empty().with(failover("R7K2"));
    try (var journal = SqliteJournal.open(folder)) {
      journal.append(failover("R7K2"));
      assertEquals(expected, journal.remembered());
    }
    try (var journal = SqliteJournal.open(folder)) {
      assertEquals(expected, journal.remembered());
      assertEquals(failover("R7K2"), journal.newest(100));
      assertEquals(List.of(queued("R7K2", "ana")), journal.newest(1));
    }
  }

  @Test
  void entries_of_some_kinds_are_found_among_all_the_others() throws Exception {
    try (var journal = SqliteJournal.open(folder)) {
      var kinds = List.<Class<? extends Entry>>of(Entry.Started.class, Entry.Refused.class);
      var wanted = new ArrayList<Entry>();
      for (var i = 0; i < 3; i++) {
        var started = new Entry.Started("lb-1", "1", Instant.EPOCH.plusSeconds(i));
        wanted.add(started);
        journal.append(List.of(started));
        journal.append(Collections.nCopies(1_500, new Entry.Stopped("lb-1", Instant.EPOCH)));
      }
      assertEquals(wanted, journal.newest(kinds, 10));
      assertEquals(wanted.subList(1, 3), journal.newest(kinds, 2));
    }
  }

  @Test
  void a_checkpoint_stands_for_all_entries_before_it() throws Exception {
    var appended = new ArrayList<>(failover("R7K2"));
    try (var journal = SqliteJournal.open(folder)) {
      journal.append(failover("R7K2"));
      for (var number = 0; number < SqliteJournal.CHECKPOINT_EVERY + 5; number++) {
        journal.append(List.of(change(number)));
        appended.add(change(number));
      }
    }
    sql("DELETE FROM entry WHERE seq <= (SELECT max(seq) FROM checkpoint)");
    try (var journal = SqliteJournal.open(folder)) {
      assertEquals(Memory.empty().with(appended), journal.remembered());
      assertEquals(appended.subList(appended.size() - 10, appended.size()), journal.newest(10));
      journal.append(failover("ZZZZ"));
    }
    appended.addAll(failover("ZZZZ"));
    try (var journal = SqliteJournal.open(folder)) {
      assertEquals(Memory.empty().with(appended), journal.remembered());
    }
  }

  @Test
  void the_file_is_bounded() throws Exception {
    try (var journal = SqliteJournal.open(folder)) {
      journal.append(failover("R7K2"));
    }
    // as if very many entries had come between
    sql("UPDATE entry SET seq = seq - " + SqliteJournal.ENTRIES_KEPT);
    sql("INSERT INTO entry SELECT 2000, body FROM entry LIMIT 1");
    try (var journal = SqliteJournal.open(folder)) {
      journal.append(
          IntStream.range(0, SqliteJournal.CHECKPOINT_EVERY)
              .mapToObj(SampleEntries::change)
              .toList());
      assertEquals(1 + SqliteJournal.CHECKPOINT_EVERY, journal.newest(10_000).size());
    }
  }

  @Test
  void a_second_one_on_the_same_folder_is_refused() throws Exception {
    try (var first = SqliteJournal.open(folder)) {
      var refusal = assertThrows(JournalException.class, () -> SqliteJournal.open(folder));
      assertEquals(
          folder.resolve("relevo.lock")
              + ": one relevo only must use a state folder (was: another one runs on it)",
          refusal.getMessage());
      first.append(failover("R7K2"));
    }
    SqliteJournal.open(folder).close();
  }

  @Test
  void a_folder_is_made_where_it_is_missing() throws Exception {
    var deep = folder.resolve("var/lib/relevo");
    SqliteJournal.open(deep).close();
    assertTrue(Files.exists(deep.resolve("relevo.db")));
  }

  @Test
  void a_folder_that_cannot_be_made_is_named() throws Exception {
    var file = Files.createFile(folder.resolve("file"));
    var refusal =
        assertThrows(JournalException.class, () -> SqliteJournal.open(file.resolve("state")));
    assertTrue(refusal.getMessage().contains("state/relevo.lock: the state folder must"));
  }

  @Test
  void a_newer_schema_is_refused_and_left_as_it_is() throws Exception {
    SqliteJournal.open(folder).close();
    sql("PRAGMA user_version = 2");
    var before = Files.readAllBytes(folder.resolve("relevo.db"));
    var refusal = assertThrows(JournalException.class, () -> SqliteJournal.open(folder));
    assertEquals(
        folder.resolve("relevo.db")
            + ": schema must be at most 1 (was: 2): a newer relevo wrote it; run that one",
        refusal.getMessage());
    assertArrayEquals(before, Files.readAllBytes(folder.resolve("relevo.db")));
  }

  @Test
  void an_unreadable_entry_is_named_and_nothing_is_lost() throws Exception {
    try (var journal = SqliteJournal.open(folder)) {
      journal.append(failover("R7K2"));
    }
    sql("UPDATE entry SET body = '{\"is\":\"Nothing\"}' WHERE seq = 3");
    var refusal = assertThrows(JournalException.class, () -> SqliteJournal.open(folder));
    assertTrue(
        refusal
            .getMessage()
            .startsWith(folder.resolve("relevo.db") + ": entry in row 3 must be readable (was: "),
        refusal.getMessage());
    sql("DELETE FROM entry WHERE seq = 3");
    try (var journal = SqliteJournal.open(folder)) {
      assertEquals(failover("R7K2").size() - 1, journal.newest(100).size());
    }
  }

  @Test
  void an_unreadable_message_that_waits_is_found_at_the_start() throws Exception {
    try (var journal = SqliteJournal.open(folder)) {
      journal.append(failover("R7K2"));
    }
    sql("UPDATE outbox SET notice = '{'");
    var refusal = assertThrows(JournalException.class, () -> SqliteJournal.open(folder));
    assertTrue(refusal.getMessage().contains("notice in row 1 must be readable"));
  }

  @Test
  void a_file_that_is_no_database_is_refused_and_left_as_it_is() throws Exception {
    var bytes = "not a database, whatever its name says\n".repeat(300).getBytes(UTF_8);
    Files.write(folder.resolve("relevo.db"), bytes);
    var refusal = assertThrows(JournalException.class, () -> SqliteJournal.open(folder));
    assertTrue(
        refusal.getMessage().startsWith(folder.resolve("relevo.db") + ": must be a sound database"),
        refusal.getMessage());
    assertArrayEquals(bytes, Files.readAllBytes(folder.resolve("relevo.db")));
  }

  @Test
  void pages_full_of_rubbish_are_noticed_at_the_start() throws Exception {
    try (var journal = SqliteJournal.open(folder)) {
      for (var number = 0; number < 100; number++) {
        journal.append(failover("R" + number));
      }
    }
    var bytes = Files.readAllBytes(folder.resolve("relevo.db"));
    for (var at = 4096; at < bytes.length; at++) {
      bytes[at] = (byte) (at * 31);
    }
    Files.write(folder.resolve("relevo.db"), bytes);
    var refusal = assertThrows(JournalException.class, () -> SqliteJournal.open(folder));
    assertTrue(refusal.getMessage().contains("relevo.db: "), refusal.getMessage());
  }

  @Test
  void nothing_is_appended_when_one_entry_cannot_be() throws Exception {
    try (var journal = SqliteJournal.open(folder)) {
      var broken = new ArrayList<Entry>(failover("R7K2"));
      broken.add(new Entry.Stopped("lb-1", SampleEntries.NOW));
      sql(
          "CREATE TRIGGER full BEFORE INSERT ON entry WHEN new.body LIKE '%Stopped%'"
              + " BEGIN SELECT RAISE(ABORT, 'no room'); END");
      assertThrows(JournalException.class, () -> journal.append(broken));
      assertEquals(Memory.empty(), journal.remembered());
      assertEquals(List.of(), journal.newest(100));
      assertEquals(Collections.emptyList(), journal.outbox().due(SampleEntries.NOW));
      sql("DROP TRIGGER full");
      journal.append(broken);
      assertEquals(broken, journal.newest(100));
      assertEquals(1, journal.outbox().due(SampleEntries.NOW).size());
    }
  }

  private void sql(String statement) throws JournalException {
    try (var database = Database.open(folder.resolve("relevo.db"))) {
      database.execute(statement);
    }
  }
}
