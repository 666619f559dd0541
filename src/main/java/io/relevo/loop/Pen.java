package io.relevo.loop;

import io.relevo.journal.Entry;
import java.io.IOException;
import java.util.List;

/** The only one that appends to the journal. */
public interface Pen {
  /**
   * Appends all of them or none, and returns when they are on the disk.
   *
   * @throws IOException when they are not; the caller keeps them and tries again with the next
   */
  void append(List<Entry> entries) throws IOException;

  /** The newest entries, oldest first. */
  List<Entry> newest(int count);
}
