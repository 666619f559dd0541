package io.relevo.alert;

import java.time.Duration;
import java.time.Instant;

/**
 * What a recipient was last told of an incident: what telling is compared with (law 7).
 *
 * @param person the recipient's name
 * @param thread the Message-ID of the first mail, which later ones answer
 * @param seq how many messages so far
 * @param at when the last of them was written
 */
public record Told(
    String incident, String person, Phase phase, String thread, int seq, Instant at) {
  /** What one knows who got this notice. */
  public static Told by(Notice notice) {
    return new Told(
        notice.incident().id(),
        notice.person(),
        notice.phase(),
        notice.thread().orElse(notice.messageId()),
        notice.seq(),
        notice.at());
  }

  /** The same by a clock that is so much ahead. */
  public Told shifted(Duration off) {
    return new Told(incident, person, phase, thread, seq, at.plus(off));
  }

  /** What can be told of an incident. */
  public enum Phase {
    OPENED,
    CLOSED
  }
}
