package io.relevo.alert;

import java.time.Instant;

/**
 * What a recipient was last told of an incident: what telling is compared with (law 7).
 *
 * @param person the recipient's name
 * @param thread the Message-ID of the first mail, which later ones answer
 * @param seq how many messages so far
 */
public record Told(
    String incident, String person, Phase phase, String thread, int seq, Instant at) {
  /** What can be told of an incident. */
  public enum Phase {
    OPENED,
    CLOSED
  }
}
