package io.relevo.failover;

import io.relevo.fleet.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The only thing that keeps a switch off its normal setting.
 *
 * @param id its name: what it holds, why, and since when
 * @param owner who made it: a person, or the agent
 * @param until its deadline; a failure's deadline is its recovery
 * @param forced the law that a person overrode by name, where one did
 */
public record Hold(
    String id,
    Subject subject,
    Effect effect,
    Source source,
    String owner,
    String reason,
    Instant since,
    Optional<Instant> until,
    Optional<Law> forced) {

  /** What a hold does. */
  public enum Effect {
    /** Takes a member out of rotation. */
    OUT,
    /** Puts a service in maintenance. */
    MAINTENANCE,
    /** Keeps every switch of its subject where it is. */
    FREEZE
  }

  /** What made a hold. */
  public enum Source {
    FAILURE,
    OPERATOR
  }

  /** Whether it is an act that moves all switches of a member or a service, or none. */
  public boolean planned() {
    return effect != Effect.FREEZE && source == Source.OPERATOR;
  }

  /**
   * Whether it binds every agent that has a switch of its subject. What a failure made is each
   * agent's own, and binds others only where they share a switch.
   */
  public boolean everywhere() {
    return planned() || subject instanceof Subject.OfService;
  }

  /** Whether it is this one, though its times may be told by another clock. */
  public boolean isSame(Hold other) {
    return id.equals(other.id);
  }

  /** Whether its deadline has passed. */
  public boolean due(Instant now) {
    return until.filter(deadline -> !deadline.isAfter(now)).isPresent();
  }

  /** Whether it takes this member out. */
  public boolean takesOut(String member) {
    return effect == Effect.OUT && subject.equals(new Subject.Member(member));
  }

  /** The same by a clock that is so much ahead. */
  public Hold shifted(Duration off) {
    return new Hold(
        id,
        subject,
        effect,
        source,
        owner,
        reason,
        since.plus(off),
        until.map(deadline -> deadline.plus(off)),
        forced);
  }

  /** The hold in one line. */
  public String phrase() {
    return "%s held %s by %s: %s"
        .formatted(
            subject.phrase(), effect.name().toLowerCase(java.util.Locale.ROOT), owner, reason);
  }
}
