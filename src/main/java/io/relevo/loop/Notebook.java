package io.relevo.loop;

import io.relevo.journal.Entry;
import io.relevo.journal.JournalException;
import io.relevo.journal.sqlite.SqliteJournal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The pen that writes into the journal on the disk. */
public record Notebook(SqliteJournal journal) implements Pen {
  @Override
  public void append(List<Entry> entries) throws IOException {
    try {
      journal.append(entries);
    } catch (JournalException e) {
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
}
