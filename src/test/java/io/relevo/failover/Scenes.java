package io.relevo.failover;

import io.relevo.failover.Hold.Effect;
import io.relevo.failover.Hold.Source;
import io.relevo.fleet.Fleet;
import io.relevo.fleet.Subject;
import io.relevo.health.Flaps;
import io.relevo.health.Health;
import io.relevo.health.State;
import io.relevo.health.Tally;
import io.relevo.probe.Cause;
import io.relevo.probe.Measured;
import io.relevo.probe.Observation;
import io.relevo.probe.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;

/** Scenes for tests, told from the outside in; every target is up unless said. */
public final class Scenes {
  public static final Instant NOW = Instant.parse("2026-03-01T03:00:00Z");

  /** When a target that is down began to fail. */
  private static final Instant FAILING = NOW.minusSeconds(2);

  private final Fleet fleet;
  private final SequencedMap<String, Health> health = new LinkedHashMap<>();
  private final List<Hold> holds = new ArrayList<>();
  private final List<Scene.TakenOut> takenOut = new ArrayList<>();
  private final SequencedMap<String, Instant> returned = new LinkedHashMap<>();
  private final List<String> strayed = new ArrayList<>();
  private final List<String> away = new ArrayList<>();
  private final List<Leaving> leaving = new ArrayList<>();
  private final SequencedMap<String, PeerView> peers = new LinkedHashMap<>();
  private Optional<String> doubt = Optional.empty();

  public Scenes(Fleet fleet) {
    this.fleet = fleet;
    fleet.targets().keySet().forEach(name -> up(name, Duration.ofHours(1)));
    fleet.agent().others().forEach(name -> peer(name, true, List.of(), List.of()));
  }

  /** Serving for so long, and seen to a moment ago. */
  public Scenes up(String target, Duration since) {
    return health(target, State.UP, NOW.minus(since), 9, 0, NOW.minusMillis(100));
  }

  /** Serving, but last seen to before anybody in this scene began to fail. */
  public Scenes notSeenSince(String target) {
    return health(target, State.UP, NOW.minusSeconds(99), 9, 0, FAILING.minusMillis(1));
  }

  public Scenes down(String... targets) {
    for (var target : targets) {
      health(target, State.DOWN, NOW.minusSeconds(1), 0, 2, NOW.minusMillis(100));
    }
    return this;
  }

  /** Down, but its newest look passed. */
  public Scenes downInDoubt(String target) {
    return health(target, State.DOWN, NOW.minusSeconds(1), 1, 0, NOW.minusMillis(100));
  }

  public Scenes unsure(String target) {
    return health(target, State.UNSURE, NOW.minusSeconds(1), 0, 9, NOW.minusSeconds(60));
  }

  private Scenes health(
      String target, State state, Instant since, int passes, int fails, Instant seen) {
    health.put(
        target,
        new Health(
            target,
            state,
            since,
            new Tally(passes, fails, 0, passes, 0, fails),
            Flaps.NONE,
            Optional.of(FAILING).filter(_ -> fails > 0),
            Optional.of(Cause.EMPTY_REPLY).filter(_ -> state == State.DOWN),
            Optional.empty(),
            Optional.empty(),
            List.of(look(target, fails > 0, seen)),
            Optional.empty()));
    return this;
  }

  /** Seen twice, the older look first: what it measured, 0 or 1. */
  public Scenes measured(String target, String name, String of, int before, int now) {
    var looks = List.of(measured(target, name, of, now), measured(target, name, of, before));
    return put(target, State.UP, looks);
  }

  private static Observation measured(String target, String name, String of, int value) {
    var outcome =
        new Outcome.Passed(
            Outcome.Answer.SERVING, Optional.empty(), List.of(new Measured(name, of, value)));
    return new Observation(target, outcome, NOW.minusMillis(100), Duration.ofMillis(2));
  }

  /** It was seen like that, but the evidence is old. */
  public Scenes stale(String target) {
    return put(target, State.UNSURE, Objects.requireNonNull(health.get(target)).clear());
  }

  private Scenes put(String target, State state, List<Observation> looks) {
    health.put(
        target,
        new Health(
            target,
            state,
            NOW.minusSeconds(3600),
            new Tally(9, 0, 0, 9, 0, 0),
            Flaps.NONE,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            looks,
            looks.stream().findFirst()));
    return this;
  }

  private static Observation look(String target, boolean failed, Instant at) {
    var outcome =
        failed
            ? new Outcome.Failed(Cause.EMPTY_REPLY, "closed after 0 bytes")
            : new Outcome.Passed(Outcome.Answer.SERVING);
    return new Observation(target, outcome, at, Duration.ofMillis(2));
  }

  public Scenes failed(String member) {
    return hold(failure(member));
  }

  public Scenes hold(Hold hold) {
    holds.add(hold);
    return this;
  }

  /** It was taken out automatically, so long ago. */
  public Scenes takenOut(String member, Duration ago) {
    takenOut.add(new Scene.TakenOut(member, "web", NOW.minus(ago)));
    return this;
  }

  /** The last hold that kept it out ended so long ago. */
  public Scenes returned(String member, Duration ago) {
    returned.put(member, NOW.minus(ago));
    return this;
  }

  /** It is being taken out since so long ago. */
  public Scenes leaving(String member, Duration ago) {
    leaving.add(new Leaving(member, NOW.minus(ago)));
    return this;
  }

  /** A switch of it was not yet seen to be back. */
  public Scenes away(String member) {
    away.add(member);
    return this;
  }

  public Scenes strayed(String member) {
    strayed.add(member);
    return this;
  }

  /** What a peer said last: whom it keeps out, and of these whom a failure alone. */
  public Scenes peer(String name, boolean heard, List<String> out, List<String> returnable) {
    peers.put(
        name, new PeerView(name, heard, Optional.of(NOW), out, returnable, List.of(), List.of()));
    return this;
  }

  public Scenes peerHolds(String name, Hold hold) {
    return peerHolds(name, true, hold);
  }

  public Scenes peerHolds(String name, boolean heard, Hold hold) {
    peers.put(
        name,
        new PeerView(
            name, heard, Optional.of(NOW), List.of(), List.of(), List.of(hold), List.of()));
    return this;
  }

  public Scenes silent(String peer, boolean heard) {
    peers.put(peer, PeerView.silent(peer, heard));
    return this;
  }

  public Scenes inDoubt() {
    doubt = Optional.of("no peer is heard and the uplink does not answer");
    return this;
  }

  public Scene scene() {
    return new Scene(
        fleet,
        health,
        holds,
        takenOut,
        returned,
        new Whereabouts(strayed, away, leaving),
        peers,
        doubt,
        NOW);
  }

  public static Hold failure(String member) {
    return new Hold(
        "failure:" + member,
        new Subject.Member(member),
        Effect.OUT,
        Source.FAILURE,
        "lb-1",
        "it closed the connection without a byte",
        NOW.minusSeconds(60),
        Optional.empty(),
        Optional.empty());
  }

  /** An operator's hold that ends so much later, or ended so much earlier. */
  public static Hold operators(Subject subject, Effect effect, Duration left) {
    return new Hold(
        "operator:" + subject.phrase(),
        subject,
        effect,
        Source.OPERATOR,
        "ana",
        "an upgrade",
        NOW.minusSeconds(600),
        Optional.of(NOW.plus(left)),
        Optional.empty());
  }
}
