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
    return sent(pid, number);
  }

  /**
   * Sends one signal to every process of a group.
   *
   * @param leader the process that the group is named after; it need not live any more
   */
  public static Sent sendToGroup(int leader, int number) {
    if (leader <= 1) {
      throw new IllegalArgumentException("leader: must lead a group (was: " + leader + ")");
    }
    return sent(-leader, number);
  }

  private static Sent sent(int to, int number) {
    var result = Libc.kill(to, number);
    return switch (-result) {
      case 0 -> Sent.DELIVERED;
      case Libc.EPERM -> Sent.DENIED;
      case Libc.ESRCH -> Sent.NOBODY;
      default ->
          throw new IllegalArgumentException("signal: must be one of Linux (was: " + number + ")");
    };
  }
}
