package io.relevo.fleet;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Members that can stand in for one another.
 *
 * @param keep what must stay in rotation
 * @param whenAllDown what to do when nobody healthy is left
 * @param mode how far Relevo may go here
 * @param budget automatic acts allowed in this group
 * @param returnWait how long a member that recovered waits before it comes back, times the number
 *     of its recent failures
 * @param returnWaitMax the longest such wait
 * @param ramp how long a member that comes back takes to its full share; zero at once
 * @param vip how the members share an address, where they do
 * @param writers how many of them may take writes
 */
public record Group(
    String name,
    List<String> members,
    Keep keep,
    WhenAllDown whenAllDown,
    Mode mode,
    Budget budget,
    Duration returnWait,
    Duration returnWaitMax,
    Duration ramp,
    Optional<Vip> vip,
    Writers writers) {

  /** One that shares no address, whose members may all write and come back with full share. */
  public Group(
      String name,
      List<String> members,
      Keep keep,
      WhenAllDown whenAllDown,
      Mode mode,
      Budget budget,
      Duration returnWait,
      Duration returnWaitMax) {
    this(
        name,
        members,
        keep,
        whenAllDown,
        mode,
        budget,
        returnWait,
        returnWaitMax,
        Duration.ZERO,
        Optional.empty(),
        Writers.ANY);
  }

  /** How the members share an address. */
  public enum Vip {
    /** Exactly one holds it. */
    ACTIVE_PASSIVE,
    /** All that serve hold it. */
    ACTIVE_ACTIVE
  }

  /** Who may take writes. */
  public enum Writers {
    /** Exactly one. */
    ONE,
    /** Nobody counts them. */
    ANY
  }

  /** Law 4: 30 s for each recent failure. */
  public static final Duration RETURN_WAIT = Duration.ofSeconds(30);

  /** Law 4: never longer than five minutes. */
  public static final Duration RETURN_WAIT_MAX = Duration.ofMinutes(5);

  /** Two acts in ten minutes: one failover and one more; a third wants a person. */
  public static final Budget BUDGET = new Budget(2, Duration.ofMinutes(10));

  /** What to do when nobody healthy is left. */
  public enum WhenAllDown {
    /** Fail open: leave them in rotation and say so loudly. */
    LEAVE,
    /** Fail closed: take them all out. */
    TAKE_OUT
  }

  /** How long a member that recovered waits after so many recent failures. */
  public Duration returnWait(long failures) {
    var wait = returnWait.multipliedBy(Math.max(1, failures));
    return wait.compareTo(returnWaitMax) > 0 ? returnWaitMax : wait;
  }

  /**
   * How long a failure counts towards the wait: the count decays by forgetting each one after
   * twelve longest waits.
   */
  public Duration failuresCount() {
    return returnWaitMax.multipliedBy(12);
  }

  /** A member that stands in for nobody and is kept by no rule. */
  public static Group ofOne(String member) {
    return new Group(
        member,
        List.of(member),
        new Keep.Members(0),
        WhenAllDown.LEAVE,
        Mode.ACT,
        BUDGET,
        RETURN_WAIT,
        RETURN_WAIT_MAX);
  }
}
