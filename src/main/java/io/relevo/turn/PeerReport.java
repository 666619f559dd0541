package io.relevo.turn;

import io.relevo.alert.Incident;
import io.relevo.alert.Told;
import io.relevo.failover.Hold;
import io.relevo.failover.PeerView;
import io.relevo.fleet.Fleet;
import io.relevo.fleet.Switch;
import io.relevo.journal.Memory;
import io.relevo.switching.Position;
import io.relevo.switching.Stand;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an agent says of itself to the others.
 *
 * @param out the members that switches of its own keep out of rotation, whoever moved them
 * @param returnable those of them that nothing but a failure holds
 * @param holds what is held here and binds every agent: what operators ordered, and what moves
 *     something shared
 * @param gone the switches that it moves and that it saw leave
 * @param moved where it put switches that are shared, or heard that another did
 * @param told the incidents it has told of, with whom it told
 * @param sight what it sees that nobody else can, where there is such a thing
 */
public record PeerReport(
    String agent,
    List<String> out,
    List<String> returnable,
    List<Hold> holds,
    List<Gone> gone,
    List<PeerView.Moved> moved,
    List<TellTale> told,
    Optional<Sight> sight) {
  public PeerReport {
    // a peer may be older than these members
    gone = Objects.requireNonNullElse(gone, List.of());
    moved = Objects.requireNonNullElse(moved, List.of());
  }

  /**
   * A switch that left, with every witness agreeing.
   *
   * @param left how long users may still come by it
   */
  public record Gone(String name, Duration left) {}

  /** An incident and who was told of it. */
  public record TellTale(Incident incident, List<Told> told) {}

  /** What this agent says. */
  public static PeerReport of(Fleet fleet, Belief belief, Instant now) {
    var memory = belief.memory();
    var strayed = Position.strayed(memory.positions(), fleet.switches().values());
    var held =
        memory.holds().stream()
            .filter(hold -> hold.effect() == Hold.Effect.OUT)
            .map(hold -> hold.subject().name())
            .filter(member -> fleet.switchesOf(member).stream().anyMatch(fleet::mine))
            .distinct()
            .toList();
    var out = Stream.concat(held.stream(), strayed.stream()).distinct().toList();
    var returnable =
        held.stream()
            .filter(member -> !strayed.contains(member))
            .filter(member -> memory.holds().stream().allMatch(hold -> fails(hold, member)))
            .filter(member -> !memory.bonds().drain(member))
            .toList();
    var binding = memory.holds().stream().filter(hold -> bindsAll(fleet, hold)).toList();
    return new PeerReport(
        fleet.agent().name(),
        out,
        returnable,
        binding,
        gone(fleet, belief, now),
        moved(fleet, memory),
        tales(memory),
        Sight.of(fleet, belief.health(), now));
  }

  private static List<PeerView.Moved> moved(Fleet fleet, Memory memory) {
    return fleet.switches().values().stream()
        .filter(Switch::shared)
        .flatMap(
            s -> Stream.ofNullable(memory.positions().get(s.name())).flatMap(at -> moved(s, at)))
        .toList();
  }

  private static Stream<PeerView.Moved> moved(Switch s, Position at) {
    return Stream.concat(
        at.since().stream().map(since -> new PeerView.Moved(s.name(), at.settled(), since, true)),
        at.pending().stream()
            .map(move -> new PeerView.Moved(s.name(), move.to(), move.since(), false)));
  }

  private static boolean bindsAll(Fleet fleet, Hold hold) {
    return hold.everywhere()
        || (hold.effect() == Hold.Effect.OUT
            && fleet.switchesOf(hold.subject().name()).stream().anyMatch(Switch::shared));
  }

  private static List<Gone> gone(Fleet fleet, Belief belief, Instant now) {
    return fleet.switches().values().stream()
        .filter(s -> !s.shared() && fleet.mine(s))
        .flatMap(s -> gone(s, belief, now).stream())
        .toList();
  }

  private static Optional<Gone> gone(Switch s, Belief belief, Instant now) {
    return Optional.ofNullable(belief.memory().positions().get(s.name()))
        .map(known -> new Stand.Own(s, known, Optional.ofNullable(belief.readings().get(s.name()))))
        .flatMap(Stand.Own::free)
        .map(free -> new Gone(s.name(), Duration.between(now, free.isAfter(now) ? free : now)));
  }

  private static boolean fails(Hold hold, String member) {
    return !hold.takesOut(member) || hold.source() == Hold.Source.FAILURE;
  }

  private static List<TellTale> tales(Memory memory) {
    var told =
        memory.told().stream()
            .collect(
                Collectors.groupingBy(Told::incident, LinkedHashMap::new, Collectors.toList()));
    return Stream.concat(memory.open().stream(), memory.closed().stream())
        .filter(incident -> told.containsKey(incident.id()))
        .map(incident -> new TellTale(incident, told.getOrDefault(incident.id(), List.of())))
        .toList();
  }

  /**
   * What it means to one who hears it.
   *
   * @param heard whether the peer is heard now
   * @param known whether this was said since we began to listen
   * @param at when it came
   */
  PeerView view(boolean heard, boolean known, Instant at) {
    return new PeerView(
        agent,
        heard,
        Optional.of(at).filter(_ -> known),
        out,
        returnable,
        holds,
        free(at),
        moved,
        sight.filter(_ -> known).map(seen -> seen.by(at)).orElse(List.of()));
  }

  private SequencedMap<String, Instant> free(Instant at) {
    var free = new LinkedHashMap<String, Instant>();
    gone.forEach(one -> free.put(one.name(), at.plus(one.left())));
    return free;
  }

  /** Whether it says nothing that the other did not say: that time went on is no news. */
  public boolean agrees(PeerReport other) {
    return blind().equals(other.blind())
        && sight.map(Sight::gist).equals(other.sight.map(Sight::gist));
  }

  private PeerReport blind() {
    return new PeerReport(agent, out, returnable, holds, gone, moved, told, Optional.empty());
  }

  /** The incidents in it. */
  public List<Senses.Heard> heard() {
    return told.stream()
        .map(tale -> new Senses.Heard(agent, tale.incident(), tale.told()))
        .toList();
  }
}
