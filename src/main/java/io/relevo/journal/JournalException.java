package io.relevo.journal;

import java.io.Serial;

/**
 * The journal cannot be read or written now. What could not be appended is not lost as long as the
 * caller keeps it: an append can be tried again.
 */
public final class JournalException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  /**
   * @param message {@code where: what must hold (was: value)}
   */
  public JournalException(String message) {
    super(message);
  }

  /**
   * @param message {@code where: what must hold (was: value)}
   */
  public JournalException(String message, Throwable cause) {
    super(message, cause);
  }
}
