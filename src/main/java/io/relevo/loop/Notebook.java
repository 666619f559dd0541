package io.relevo.loop;

import io.relevo.alert.Notice;
import io.relevo.journal.Entry;
import io.relevo.journal.JournalException;
import io.relevo.journal.sqlite.SqliteJournal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;

/**
 * The pen that writes into the journal. What the journal would not take is told all the same.
 *
 * @param unrecorded is handed the messages among such entries
 */
public record Notebook(SqliteJournal journal, Consumer<List<Notice>> unrecorded) implements Pen {
  @Override
  public void append(List<Entry> entries) throws IOException {
    try {
      journal.append(entries);
    } catch (JournalException e) {
      unrecorded.accept(notices(entries));
      throw new IOException(e.getMessage(), e);
    }
  }

  @Override
  public List<Entry> newest(int count) {
    try {
      return journal.newest(count);
    } catch (JournalException e) {
      throw new UncheckedIOException(new IOException(e.getMessage(), e));
    }
  }

  private static List<Notice> notices(List<Entry> entries) {
    return entries.stream()
        .filter(Entry.NoticeQueued.class::isInstance)
        .map(Entry.NoticeQueued.class::cast)
        .map(Entry.NoticeQueued::notice)
        .toList();
  }
}
