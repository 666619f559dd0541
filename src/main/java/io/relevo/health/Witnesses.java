package io.relevo.health;

import io.relevo.fleet.Fleet;
import io.relevo.fleet.Target;
import io.relevo.probe.Cause;
import io.relevo.probe.Flaw;
import io.relevo.probe.Measured;
import io.relevo.probe.Observation;
import io.relevo.probe.Outcome;
import io.relevo.probe.Outcome.Failed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Hears the witnesses of a target that is silent: those that receive what it writes. One look alone
 * cannot tell a dead database from one that only lets nobody new in, nor either from a cut way.
 *
 * @param targets by their names
 * @param health what is believed of each of them now
 */
public record Witnesses(Function<String, Target> targets, Function<String, Health> health) {
  private static final double NANOS = 1e9;

  /** Those of a whole fleet. */
  public static Witnesses in(Fleet fleet, Function<String, Health> health) {
    return new Witnesses(name -> Objects.requireNonNull(fleet.targets().get(name)), health);
  }

  /**
   * How a look ended, and what it comes to when a witness still receives what the target writes.
   */
  public enum Rule {
    ANSWERED("it answered: what it says itself counts"),
    SHUT("it accepted and was silent: degraded, as whoever is in goes on and nobody new gets in"),
    CUT("it did not even accept: unclear, as it lives and only our way to it is cut");

    private final String sentence;

    Rule(String sentence) {
      this.sentence = sentence;
    }

    public String sentence() {
      return sentence;
    }

    static Rule of(Cause cause) {
      return switch (cause) {
        case TIMEOUT, SLOW -> SHUT;
        case UNREACHABLE, CONNECT_TIMEOUT -> CUT;
        default -> ANSWERED;
      };
    }
  }

  /**
   * A witness that received something new of what the target writes.
   *
   * @param at when, by our clock
   */
  public record Hearing(String witness, Instant at) {}

  /**
   * The look as it counts. Witnesses can only save: silence of theirs, too, may be an idle primary,
   * so a look that nobody speaks for counts as it is.
   */
  public Observation weigh(Target target, Observation look) {
    return look.outcome() instanceof Failed failed && !target.probe().witnesses().isEmpty()
        ? look.with(weigh(Rule.of(failed.cause()), named(target, failed), speaking(target, look)))
        : look;
  }

  private static Outcome weigh(Rule rule, Failed failed, String speaking) {
    if (rule == Rule.ANSWERED) {
      return failed;
    }
    return speaking.isEmpty()
        ? because(failed, "; nobody received anything new from it either")
        : saved(rule, because(failed, "; alive all the same: " + speaking));
  }

  private static Failed because(Failed failed, String more) {
    return new Failed(failed.cause(), failed.detail() + more, failed.measures());
  }

  private static Outcome saved(Rule rule, Failed failed) {
    return rule == Rule.CUT
        ? new Outcome.Unclear(failed.detail())
        : new Outcome.Passed(
            Outcome.Answer.SERVING,
            Optional.of(new Flaw(failed.cause(), failed.detail())),
            failed.measures());
  }

  private String speaking(Target target, Observation look) {
    return hearings(target).stream()
        .filter(hearing -> hearing.at().isAfter(since(look, hearing)))
        .map(hearing -> hearing.witness() + " receives what it writes")
        .collect(Collectors.joining(", "));
  }

  /** A witness is looked at once in an interval of its own: it may not have said it yet. */
  private Instant since(Observation look, Hearing hearing) {
    return look.at().minus(look.took()).minus(targets.apply(hearing.witness()).pace().every());
  }

  /** What the witnesses of a target received of it last, as far as they know. */
  public List<Hearing> hearings(Target target) {
    var lineage = newest(target.name()).flatMap(look -> value(look, Measured.LINEAGE));
    return target.probe().witnesses().stream()
        .filter(_ -> lineage.isPresent())
        .flatMap(name -> newest(name).stream())
        .filter(look -> value(look, Measured.LINEAGE).equals(lineage))
        .flatMap(Witnesses::hearing)
        .toList();
  }

  private static Stream<Hearing> hearing(Observation look) {
    return value(look, Measured.HEARD).stream()
        .map(seconds -> look.at().minus(Duration.ofNanos((long) (seconds * NANOS))))
        .map(at -> new Hearing(look.target(), at));
  }

  /** After a failover its replicas follow another: whose they are must outlive the silence. */
  private Failed named(Target target, Failed failed) {
    var said = failed.measures().stream();
    var before = newest(target.name()).stream().flatMap(look -> look.outcome().measures().stream());
    var lineage = before.filter(Witnesses::isLineage).limit(1);
    return failed.measures().stream().anyMatch(Witnesses::isLineage)
        ? failed
        : new Failed(failed.cause(), failed.detail(), Stream.concat(said, lineage).toList());
  }

  private static boolean isLineage(Measured measured) {
    return measured.name().equals(Measured.LINEAGE);
  }

  private Optional<Observation> newest(String name) {
    return health.apply(name).clear().stream().findFirst();
  }

  private static Optional<Double> value(Observation look, String name) {
    return look.outcome().measures().stream()
        .filter(measured -> measured.name().equals(name))
        .map(Measured::value)
        .findFirst();
  }
}
