package io.relevo.switching;

import io.relevo.fleet.Setting;
import io.relevo.fleet.Subject;
import io.relevo.fleet.Switch;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What Relevo remembers of a switch.
 *
 * @param settled where it last stood as Relevo wanted it
 * @param since when it was seen to have arrived there; empty when it was never moved
 * @param pending the move that was begun and not yet seen to be done
 * @param foreign what somebody else made of it, while that is reported and left
 * @param life the life, of what keeps the position, in which it was last seen to arrive
 */
public record Position(
    Setting settled,
    Optional<Instant> since,
    Optional<Pending> pending,
    Optional<Found> foreign,
    Optional<Life> life) {

  /**
   * A move under way.
   *
   * @param since when it was begun
   * @param tried when it was last tried
   * @param tries how often, from 1
   */
  public record Pending(Setting to, Instant since, Instant tried, int tries) {
    public Pending {
      // a checkpoint may be older than this member
      tried = Objects.requireNonNullElse(tried, since);
    }

    Pending again(Instant now) {
      return new Pending(to, since, now, tries + 1);
    }

    Pending shifted(Duration off) {
      return new Pending(to, since.plus(off), tried.plus(off), tries);
    }
  }

  /** Of a switch that never forgets its position: a file. */
  public Position(Setting settled, Optional<Pending> pending, Optional<Found> foreign) {
    this(settled, Optional.empty(), pending, foreign, Optional.empty());
  }

  /** Of a switch that was never moved: where it is when nothing holds it. */
  public static Position normal(Switch s) {
    return new Position(s.normal(), Optional.empty(), Optional.empty());
  }

  /** Whether somebody else took it off its normal setting. */
  public boolean astray(Switch s) {
    return foreign.filter(found -> !found.is(s.normal())).isPresent();
  }

  /**
   * The members of which somebody else moved one of these switches away from where it puts them in
   * rotation.
   */
  public static List<String> strayed(
      SequencedMap<String, Position> positions, Collection<Switch> switches) {
    return switches.stream()
        .filter(s -> s.moves() instanceof Subject.Member)
        .filter(
            s -> Optional.ofNullable(positions.get(s.name())).filter(p -> p.astray(s)).isPresent())
        .map(s -> s.moves().name())
        .toList();
  }

  /** Seen where it ought to be. */
  public Position settledAt(Setting setting, Optional<Life> in, Instant now) {
    return new Position(
        setting, Optional.of(now), Optional.empty(), Optional.empty(), in.or(() -> life));
  }

  /** Whether this is known: it stands there, and nobody is moving it. */
  public boolean restsAt(Setting setting) {
    return settled.equals(setting) && pending.isEmpty() && foreign.isEmpty();
  }

  /** Whether it is known to stand where a hold put it, whenever that ends. */
  public boolean restsHeld() {
    return settled.held() && restsAt(settled);
  }

  /** On its way, for the first time or again. */
  public Position movingTo(Setting setting, Instant now) {
    var move =
        pending
            .filter(before -> before.to().equals(setting))
            .map(before -> before.again(now))
            .orElseGet(() -> new Pending(setting, now, now, 1));
    return new Position(settled, since, Optional.of(move), Optional.empty(), life);
  }

  /** The same by a clock that is so much ahead. */
  public Position shifted(Duration off) {
    return new Position(
        settled,
        since.map(at -> at.plus(off)),
        pending.map(move -> move.shifted(off)),
        foreign,
        life);
  }

  /** Put there by another agent. */
  public Position handedOver(Setting setting, Optional<Instant> since) {
    return new Position(setting, since, Optional.empty(), Optional.empty(), life);
  }

  /** Moved by somebody else. */
  public Position leftTo(Found found) {
    return new Position(settled, since, pending, Optional.of(found), life);
  }

  /**
   * In a life that was not seen before. The first one changes nothing; a later one has forgotten
   * where it was put and by whom, and stands where it began.
   */
  public Position inLife(Life now, Setting standing, Instant at) {
    return life.isEmpty()
        ? new Position(settled, since, pending, foreign, Optional.of(now))
        : new Position(
            standing, Optional.of(at), Optional.empty(), Optional.empty(), Optional.of(now));
  }
}
