package io.relevo.journal;

import io.relevo.failover.Law;
import io.relevo.fleet.Fleet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an agent that may not act would have done, and what happened anyway.
 *
 * <p>One act for one hold: from the moment in which every law but the mode allowed it, over every
 * time the member went down again before it would have come back. Budgets and waits are counted
 * with what would have been done, as if it had been.
 *
 * @param from since when this is told
 * @param acts oldest first
 * @param withheld what a law would have refused in mode {@code act} too, oldest first
 */
public record Hindsight(Instant from, List<Act> acts, List<Withheld> withheld) {
  /** The kinds of entries that it is made of. */
  public static final List<Class<? extends Entry>> KINDS =
      List.of(
          Entry.Started.class,
          Entry.Stopped.class,
          Entry.WasBlind.class,
          Entry.HealthChanged.class,
          Entry.HoldPlaced.class,
          Entry.HoldEnded.class,
          Entry.Refused.class);

  /**
   * A member that would have been taken out.
   *
   * @param why what was found of it
   * @param mode what kept it from being done
   * @param down how long it was down from then on, in all
   * @param falls how often it went down before it would have come back, from 1
   * @param well when it was well for the last time in this; empty while it is not
   * @param back when it would have come back at the earliest
   * @param saved how long users were sent there meanwhile, at most: until somebody took it out
   * @param seen whether this agent saw all of it
   */
  public record Act(
      String member,
      Instant at,
      String why,
      String mode,
      Duration down,
      int falls,
      Optional<Instant> well,
      Optional<Instant> back,
      Duration saved,
      boolean seen) {

    /** Whether it would have been out for longer after it was well than it was down. */
    public boolean blip() {
      return well.isPresent()
          && back.isPresent()
          && down.compareTo(Duration.between(well.get(), back.get())) < 0;
    }
  }

  /**
   * A member that was down and would not have been taken out.
   *
   * @param at when it went down
   * @param down for how long
   */
  public record Withheld(String member, Instant at, Law law, String evidence, Duration down) {}

  /**
   * From the journal.
   *
   * @param entries of {@link #KINDS}, oldest first; what lies before {@code since} is only counted
   */
  public static Hindsight of(Fleet fleet, List<Entry> entries, Instant since, Instant now) {
    var review = new Review(fleet);
    entries.forEach(review::see);
    review.end(now);
    var first = entries.stream().findFirst().map(Entry::at).filter(since::isBefore);
    return new Hindsight(
        first.orElse(since),
        review.acts().stream().filter(act -> !act.at().isBefore(since)).toList(),
        review.withheld().stream().filter(held -> !held.at().isBefore(since)).toList());
  }

  /** How long users were sent to what was dead that would have been taken out. */
  public Duration saved() {
    return acts.stream().map(Act::saved).reduce(Duration.ZERO, Duration::plus);
  }
}
