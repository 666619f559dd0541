package io.relevo.failover;

import io.relevo.fleet.Fleet;
import io.relevo.fleet.Group;
import io.relevo.fleet.Indexed;
import io.relevo.fleet.Mode;
import io.relevo.fleet.Part;
import io.relevo.fleet.Strength;
import io.relevo.fleet.Subject;
import io.relevo.fleet.Switch;
import io.relevo.health.Health;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything a decision rests on.
 *
 * @param holds the holds in force on this agent
 * @param takenOut when members were taken out automatically, oldest first: what budgets and waits
 *     count
 * @param returned when the last hold that kept a member out ended
 * @param whereabouts where members stand that are moved here
 * @param peers what the other agents last said
 * @param selfDoubt why this agent may be the sick one, where it may
 * @param awake the part of the fleet that is decided about: the rest is well and where it belongs,
 *     held by nothing, so that there is nothing to decide
 */
public record Scene(
    Fleet fleet,
    SequencedMap<String, Health> health,
    Indexed<Subject, Hold> holds,
    List<TakenOut> takenOut,
    SequencedMap<String, Instant> returned,
    Whereabouts whereabouts,
    SequencedMap<String, PeerView> peers,
    Optional<String> selfDoubt,
    Instant now,
    Part awake) {
  private static final int ALL = 100;

  /** One in which everything is decided about. */
  public Scene(
      Fleet fleet,
      SequencedMap<String, Health> health,
      List<Hold> holds,
      List<TakenOut> takenOut,
      SequencedMap<String, Instant> returned,
      Whereabouts whereabouts,
      SequencedMap<String, PeerView> peers,
      Optional<String> selfDoubt,
      Instant now) {
    this(
        fleet,
        health,
        Indexed.by(Hold::subject, holds),
        takenOut,
        returned,
        whereabouts,
        peers,
        selfDoubt,
        now,
        fleet.whole());
  }

  /** A member that was taken out automatically. */
  public record TakenOut(String member, String group, Instant at) {
    /** The same by a clock that is so much ahead. */
    public TakenOut shifted(Duration off) {
      return new TakenOut(member, group, at.plus(off));
    }
  }

  /** What is believed of a target. */
  public Health healthOf(String target) {
    var known = health.get(target);
    return known == null ? Health.unknown(target, now) : known;
  }

  /** The same scene with everything in it decided about. */
  public Scene whole() {
    return new Scene(
        fleet,
        health,
        holds,
        takenOut,
        returned,
        whereabouts,
        peers,
        selfDoubt,
        now,
        fleet.whole());
  }

  /**
   * Whether the member is in rotation: by our own holds and switches, and by what the agent that
   * moves it said last.
   */
  public boolean inRotation(String member) {
    return holdsOn(member).noneMatch(hold -> hold.takesOut(member))
        && !whereabouts.strayed().contains(member)
        && peers.values().stream().noneMatch(peer -> keepsOut(peer, member));
  }

  private boolean keepsOut(PeerView peer, String member) {
    return peer.out().contains(member)
        || peer.drains(member)
        || (peer.heard()
            && fleet.switchesOf(member).stream().anyMatch(s -> peer.gone().containsKey(s.name())));
  }

  /**
   * Members of the group in rotation that serve beyond doubt, without the one named. Where that one
   * is failing, only looks that ended after its first failure count: two members that die at the
   * same instant must not lean on each other. One that comes back by steps counts in full: it is
   * well, and bears more than its step as soon as the dead one is gone.
   */
  public Strength leaningOn(Group group, String without) {
    return strength(group, support(group, without));
  }

  /** The same, but one that comes back by steps counts with the share that it has by now. */
  Strength leaningOnNow(Group group, String without) {
    return Strength.of(fleet, group, support(group, without), member -> Ramp.share(this, member));
  }

  /** The members of the group in rotation, whether they serve or not. */
  public List<String> rotating(Group group) {
    return group.members().stream().filter(this::inRotation).toList();
  }

  /** What these members of the group can bear in full. */
  public Strength strength(Group group, List<String> members) {
    return Strength.of(fleet, group, members, _ -> ALL);
  }

  private List<String> support(Group group, String without) {
    var failing = healthOf(without).failing().orElse(Instant.MIN);
    return group.members().stream()
        .filter(member -> !member.equals(without))
        .filter(member -> inRotation(member) && spokenFor(member))
        .filter(member -> !whereabouts.away().contains(member))
        .filter(member -> healthOf(member).provenAfter(failing))
        .toList();
  }

  /**
   * Whether it is known if the member is in rotation: not while the agent that moves it may be
   * there and has said nothing since we started.
   */
  private boolean spokenFor(String member) {
    return fleet.switchesOf(member).stream()
        .flatMap(s -> s.on().stream())
        .flatMap(agent -> Stream.ofNullable(peers.get(agent)))
        .noneMatch(peer -> peer.heard() && peer.at().isEmpty());
  }

  /** The hold that a failure of this member made, while there is one. */
  public Optional<Hold> failureHold(String member) {
    return holdsOn(member)
        .filter(hold -> hold.takesOut(member) && hold.source() == Hold.Source.FAILURE)
        .findFirst();
  }

  /** The holds on a member, oldest first. */
  Stream<Hold> holdsOn(String member) {
    return holds.of(new Subject.Member(member)).stream();
  }

  /** Whether this agent has a switch that moves the member, and may move it now. */
  public boolean mine(String member) {
    return fleet.switchesOf(member).stream().anyMatch(this::mine);
  }

  /** Whether this agent may move the switch now. */
  public boolean mine(Switch s) {
    return s.shared() ? leads() : fleet.mine(s);
  }

  /**
   * How far Relevo may go with a switch: the lowest of its own mode, its group's and the agent's.
   */
  public Mode mode(Switch s) {
    var own = fleet.agent().mode().atMost(s.mode());
    return s.moves() instanceof Subject.Member(String member)
        ? fleet.groupOf(member).map(Group::mode).map(own::atMost).orElse(own)
        : own;
  }

  /** The agents that move the switch, each its own copy where there are several. */
  public List<String> movers(Switch s) {
    var agent = fleet.agent();
    return s.shared()
        ? List.of(leader())
        : s.on()
            .map(List::of)
            .orElseGet(
                () ->
                    agent.peers().isEmpty()
                        ? List.of(agent.name())
                        : List.copyOf(agent.peers().keySet()));
  }

  /** The other agents that move a switch of the subject, in order, and which ones. */
  public SequencedMap<String, List<String>> others(Subject subject) {
    var others = new LinkedHashMap<String, List<String>>();
    for (var s : fleet.switchesMoving(subject)) {
      movers(s).stream()
          .filter(peers::containsKey)
          .forEach(peer -> others.computeIfAbsent(peer, _ -> new ArrayList<>()).add(s.name()));
    }
    return others;
  }

  /** Whether an agent can be told anything: it is this one, or a peer that is heard. */
  public boolean hears(String agent) {
    var peer = peers.get(agent);
    return peer == null ? agent.equals(fleet.agent().name()) : peer.heard();
  }

  /** Those of them that are not heard, so that nobody knows whether they follow. */
  public List<String> unheard(Subject subject) {
    return others(subject).keySet().stream().filter(agent -> !hears(agent)).toList();
  }

  /** The agent that moves what is shared: the first that is alive. */
  public String leader() {
    return fleet
        .agent()
        .speakerFor(
            Optional.empty(),
            peers.values().stream()
                .filter(PeerView::heard)
                .map(PeerView::agent)
                .collect(Collectors.toCollection(LinkedHashSet::new)));
  }

  /** One that leads knows what the others hold: nobody who is there has said nothing yet. */
  private boolean leads() {
    return leader().equals(fleet.agent().name())
        && peers.values().stream().noneMatch(peer -> peer.heard() && peer.at().isEmpty());
  }

  /**
   * Whether a leader that is lost had taken the member out of something shared: to bring it back is
   * then the next leader's task.
   */
  public boolean inherited(Switch s) {
    return s.shared()
        && peers.values().stream()
            .filter(peer -> !peer.heard())
            .flatMap(peer -> peer.holds().stream())
            .anyMatch(
                hold -> hold.subject().equals(s.moves()) && hold.source() == Hold.Source.FAILURE);
  }
}
