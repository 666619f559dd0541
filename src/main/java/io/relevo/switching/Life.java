package io.relevo.switching;

/**
 * A life of what keeps a position, where that can forget it. What Relevo put there, and what people
 * did, is known in one life only: what stands in the next is nobody's doing.
 */
public sealed interface Life {
  /**
   * That of a process that keeps nothing on disk: HAProxy.
   *
   * @param id its number
   */
  record OfProcess(String program, String id) implements Life {}

  /**
   * That of a zone, in which every change has a larger serial number than the one before: one that
   * is smaller is of an older copy.
   *
   * @param serial 32 bits, which begin again after the largest (RFC 1982)
   */
  record OfZone(long serial) implements Life {}

  /** Whether it knows nothing of what happened up to a moment of another life. */
  default boolean forgets(Life moment) {
    if (this instanceof OfZone(long now) && moment instanceof OfZone(long then)) {
      var ahead = (int) (now - then);
      return ahead < 0;
    }
    return !equals(moment);
  }

  /** Which, in words. */
  default String phrase() {
    return switch (this) {
      case OfProcess(String program, String id) -> "in " + program + " process " + id;
      case OfZone(long serial) -> "in the zone of serial " + serial;
    };
  }
}
