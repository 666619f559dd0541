package io.relevo.loop;

import io.relevo.alert.Notice;
import java.util.List;

/** What delivers messages. */
public interface Telling {
  /** There is something new in the outbox. */
  void wake();

  /**
   * Delivers messages that could not be put into the outbox; handing them in again does no harm.
   */
  void say(List<Notice> unrecorded);
}
