package io.relevo.probe;

import io.relevo.fleet.Measure;

/** Why a look failed: a short code for machines, a phrase for people. */
public enum Cause {
  REFUSED("refused", "the connection was refused"),
  UNREACHABLE("unreachable", "the host cannot be reached"),
  CONNECT_TIMEOUT("connect-timeout", "the connection was not accepted in time"),
  TIMEOUT("timeout", "it accepted the connection and did not answer in time"),
  SLOW("slow", "it began to answer and did not finish in time"),
  EMPTY_REPLY("empty-reply", "it closed the connection without a byte"),
  RESET("reset", "it reset the connection"),
  CUT_SHORT("cut-short", "it closed the connection in the middle of the answer"),
  BAD_REPLY("bad-reply", "it answered something that cannot be understood"),
  TOO_LARGE("too-large", "its answer is larger than is read"),
  BAD_STATUS("bad-status", "it answered with a bad status"),
  EMPTY_BODY("empty-body", "it answered without a body"),
  BAD_BODY("bad-body", "it answered with the wrong body"),
  WRONG_ANSWER("wrong-answer", "it answered, and not what is expected"),
  DEFERRED("deferred", "it refused for now"),
  REJECTED("rejected", "it refused for good"),
  SERVFAIL("servfail", "it could not find out"),
  NO_SUCH_NAME("no-such-name", "it says that there is no such name"),
  TLS("tls", "the TLS handshake failed"),
  DNS("dns", "its name was not found"),
  AUTH("auth", "it does not let us in"),
  SATURATED("saturated", "it is at the end of its capacity"),
  LAGGING("lagging", "it is behind its source"),
  READ_ONLY("read-only", "it takes no writes, though its role is master"),
  WRITABLE_REPLICA("writable-replica", "it takes writes, though its role is replica"),
  REPLICA_STOPPED("replica-stopped", "its replication does not run"),
  QUERY_FAILED("query-failed", "it let us in and failed a query"),
  EXPIRING("expiring", "its certificate is about to expire"),
  CLOCK("clock", "its clock is off"),
  WARNING("warning", "its plugin warns"),
  CRITICAL("critical", "its plugin says that it is critical"),
  NOT_READY("not-ready", "it is not ready to serve"),
  NO_LEADER("no-leader", "its cluster has no leader"),
  TWO_LEADERS("two-leaders", "its cluster has more than one leader"),
  PAUSED("paused", "the manager of its cluster is paused"),
  NO_SERVER("no-server", "it has no server to send users to"),
  SERVER_DOWN("server-down", "one of its servers is down"),
  NOT_RUNNING("not-running", "something that must run does not"),
  DISK_GONE("disk-gone", "a disk cannot be read"),
  DISK_HUNG("disk-hung", "a disk does not answer"),
  FROZEN("frozen", "its process is stopped by a signal"),
  ADDRESS_LEFT("address-left", "its process is gone and left the address behind"),
  FAULT("fault", "it is in FAULT and cannot take over"),
  OVERDUE("overdue", "it did not report in time"),
  TOO_SMALL("too-small", "what it wrote is too small to be whole"),
  JOB_FAILED("job-failed", "it reported that it failed");

  private final String code;
  private final String phrase;

  Cause(String code, String phrase) {
    this.code = code;
    this.phrase = phrase;
  }

  /** Why a target is not well that reached a limit of this. */
  public static Cause of(Measure measure) {
    return switch (measure) {
      case LAG -> LAGGING;
      case EXPIRES_IN -> EXPIRING;
      case CLOCK -> Cause.CLOCK;
      case CONNECTIONS, SESSIONS, QUEUE, THREADS, SLOTS, LOAD, MEMORY, SWAP, DISK, INODES, FILES ->
          SATURATED;
    };
  }

  /** The code in metrics, API and configuration. */
  public String code() {
    return code;
  }

  /** The cause in words, after the target's name. */
  public String phrase() {
    return phrase;
  }

  /**
   * Whether the whole host was silent: then it may be the host, or the network, rather than the
   * target.
   */
  public boolean silent() {
    return this == UNREACHABLE || this == CONNECT_TIMEOUT;
  }
}
