package io.relevo.libc;

/** Signals by number, without a child process. */
public final class Signals {
  /** What became of a signal. */
  public enum Sent {
    DELIVERED,
    /** The process belongs to somebody else, and this one lacks CAP_KILL. */
    DENIED,
    /** There is no such process. */
    NOBODY
  }

  private Signals() {}

  /** Whether there is such a process, one of somebody else included. */
  public static boolean exists(int pid) {
    return send(pid, 0) != Sent.NOBODY;
  }

  /**
   * Sends one signal to one process.
   *
   * @param pid one process: neither a group (negative) nor one's own group (0)
   */
  public static Sent send(int pid, int number) {
    if (pid <= 0) {
      throw new IllegalArgumentException("pid: must be positive (was: " + pid + ")");
    }
    var result = Libc.kill(pid, number);
    return switch (-result) {
      case 0 -> Sent.DELIVERED;
      case Libc.EPERM -> Sent.DENIED;
      case Libc.ESRCH -> Sent.NOBODY;
      default ->
          throw new IllegalArgumentException("signal: must be one of Linux (was: " + number + ")");
    };
  }
}
