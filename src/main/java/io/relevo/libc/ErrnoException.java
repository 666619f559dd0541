package io.relevo.libc;

import java.io.IOException;

/** A call of the C library that failed. */
public final class ErrnoException extends IOException {
  private static final long serialVersionUID = 1;

  private final int errno;

  ErrnoException(String call, int errno) {
    super(call + ": errno " + errno);
    this.errno = errno;
  }

  /** Which error, by its number on Linux. */
  public int errno() {
    return errno;
  }
}
