package io.relevo.rehearsal;

import io.relevo.alert.Notice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What came of a story.
 *
 * @param moments what happened, in order
 * @param mails what arrived, in order
 * @param waiting how many mails did not leave yet at the end
 * @param unmet what was expected and did not come; empty when all did
 */
public record Performance(
    Instant start,
    Duration lasted,
    List<Moment> moments,
    List<Mail> mails,
    int waiting,
    Acts acts,
    Tolls tolls,
    List<String> unmet) {

  /**
   * One thing that happened.
   *
   * @param after the start; negative before it
   * @param who which agent, {@link #STORY}, {@link #WORLD} or {@link #MAIL}
   */
  public record Moment(Duration after, Instant at, String who, String what) {}

  /** What happens because the story says so. */
  public static final String STORY = "story";

  /** What happens by itself. */
  public static final String WORLD = "world";

  /** What a relay takes. */
  public static final String MAIL = "mail";

  /** A mail that a relay took. */
  public record Mail(Duration after, Instant at, String agent, Notice notice) {}

  /**
   * What the agents did.
   *
   * @param automatic how often a member was taken out without being told to
   * @param takenOut every member that was out at some time, by name
   * @param moves how often a switch was moved
   * @param refused how often a law refused an act
   */
  public record Acts(int automatic, List<String> takenOut, int moves, int refused) {}

  /**
   * What users had of it.
   *
   * @param belowKeep how long each group had less in rotation that served than it keeps
   * @param failed how long each member did not serve
   * @param exposed how long users could still be sent to it meanwhile
   */
  public record Tolls(List<Toll> belowKeep, List<Toll> failed, List<Toll> exposed) {}
}
