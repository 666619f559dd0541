package io.relevo.journal.sqlite;

import static io.relevo.journal.sqlite.SampleEntries.change;
import static io.relevo.journal.sqlite.SampleEntries.failover;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relevo.journal.Entry;
import io.relevo.journal.JournalException;
import io.relevo.journal.Memory;
import io.relevo.lab.Lab;
import io.relevo.lab.Place;
import io.relevo.lab.Tmpfs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The journal on disks that fill up, and under a process that is killed. */
class DiskTest {
  @TempDir Path folder;

  @Test
  void a_full_disk_takes_nothing_and_loses_nothing() throws Exception {
    try (var disk = Tmpfs.mount(folder.resolve("disk"), 512);
        var journal = SqliteJournal.open(disk.folder())) {
      journal.append(failover("R7K2"));
      disk.fill();
      var unwritten = appendUntilRefused(journal);
      var before = journal.newest(10_000);
      assertThat(journal.remembered()).isEqualTo(Memory.empty().with(before));
      disk.free();
      journal.append(unwritten);
      assertThat(journal.newest(10_000)).hasSize(before.size() + unwritten.size());
      assertThat(journal.newest(unwritten.size())).isEqualTo(unwritten);
    }
  }

  /** What the journal has room for depends on what its log still has; it ends at some entry. */
  private static List<Entry> appendUntilRefused(SqliteJournal journal) {
    for (var number = 0; ; number++) {
      var entries = List.of(change(number), change(number));
      try {
        journal.append(entries);
      } catch (JournalException e) {
        assertThat(e).hasMessageContaining("relevo.db").hasMessageContaining("full");
        return entries;
      }
    }
  }

  @Test
  void a_disk_that_cannot_be_written_is_named_at_the_start() throws Exception {
    try (var disk = Tmpfs.mount(folder.resolve("disk"), 512)) {
      SqliteJournal.open(disk.folder()).close();
      disk.makeReadOnly();
      assertThatThrownBy(() -> SqliteJournal.open(disk.folder()))
          .isInstanceOf(JournalException.class)
          .hasMessageContaining("relevo.lock: the state folder must be writable");
      disk.makeWritable();
      SqliteJournal.open(disk.folder()).close();
    }
  }

  @Test
  void every_acknowledged_entry_outlives_kill_9() throws Exception {
    for (var round = 0; round < 3; round++) {
      var acknowledged = killedWhileAppending();
      try (var journal = SqliteJournal.open(folder)) {
        var entries = journal.newest(Integer.MAX_VALUE);
        assertThat(entries.size()).isGreaterThanOrEqualTo(2 * acknowledged);
        assertThat(entries.size() % 2).as("whole appends only").isZero();
        assertThat(journal.remembered()).isEqualTo(Memory.empty().with(entries));
      }
    }
  }

  /** Runs {@link AppendForEver} for a while; says how often it was told that it had appended. */
  private int killedWhileAppending() throws IOException {
    var log = folder.resolve("log");
    Files.deleteIfExists(log);
    var command =
        List.of(
            System.getProperty("java.home") + "/bin/java",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            AppendForEver.class.getName(),
            folder.toString());
    try (var run = Place.loopback().spawn(log, command.toArray(String[]::new))) {
      Lab.until(Duration.ofMinutes(1), "appends", () -> numbers(log).size() > 50);
      run.kill9();
    }
    return numbers(log).isEmpty() ? 0 : numbers(log).getLast();
  }

  /** The whole lines; the last may be cut. */
  private static List<Integer> numbers(Path log) {
    try {
      var text = Files.exists(log) ? Files.readString(log) : "";
      var numbers = new ArrayList<Integer>();
      text.substring(0, text.lastIndexOf('\n') + 1)
          .lines()
          .forEach(line -> numbers.add(Integer.parseInt(line)));
      return numbers;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
