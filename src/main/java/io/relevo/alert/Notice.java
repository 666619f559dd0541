package io.relevo.alert;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One message of an incident to one recipient.
 *
 * @param messageId its key: the same on every try, so that a mail that arrives twice is seen to be
 *     one
 * @param thread the first message of the incident to this recipient, which this one answers
 * @param seq 1 for the first message of the incident to this recipient
 * @param person the recipient's name in the configuration
 * @param title the constant part of the subject
 * @param since when the problem began
 * @param story what a person needs at 03:00, in order
 * @param at when it was written
 */
public record Notice(
    String messageId,
    Optional<String> thread,
    int seq,
    String person,
    Incident incident,
    Told.Phase phase,
    String title,
    Instant since,
    Story story,
    Instant at) {

  /** Whether it tells again what the recipient was told before, because it lasts. */
  public boolean reminder() {
    return phase == Told.Phase.OPENED && seq > 1;
  }

  /**
   * The parts of the message.
   *
   * @param acts what Relevo did or refused to do
   * @param now how things stand
   * @param advice what to do
   * @param evidence the looks it rests on
   * @param commands what to type to learn more
   */
  public record Story(
      List<Incident.Act> acts,
      List<String> now,
      List<String> advice,
      List<String> evidence,
      List<String> commands) {}
}
