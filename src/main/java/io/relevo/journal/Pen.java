package io.relevo.journal;

import java.util.List;

/** The only one that appends to the journal. */
public interface Pen {
  /**
   * Appends all of them or none, and returns when they are on the disk.
   *
   * @throws JournalException when they are not; the caller keeps them and tries again with the next
   */
  void append(List<Entry> entries) throws JournalException;

  /** The newest entries, oldest first. */
  List<Entry> newest(int count) throws JournalException;

  /** The newest entries of these kinds, oldest first. */
  List<Entry> newest(List<Class<? extends Entry>> kinds, int count) throws JournalException;
}
