package io.relevo.probe;

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
  BAD_REPLY("bad-reply", "it answered something that is not HTTP"),
  TOO_LARGE("too-large", "its answer is larger than is read"),
  BAD_STATUS("bad-status", "it answered with a bad status"),
  EMPTY_BODY("empty-body", "it answered without a body"),
  BAD_BODY("bad-body", "it answered with the wrong body"),
  TLS("tls", "the TLS handshake failed"),
  DNS("dns", "its name was not found");

  private final String code;
  private final String phrase;

  Cause(String code, String phrase) {
    this.code = code;
    this.phrase = phrase;
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
