package io.relevo.turn;

import io.relevo.alert.Incident;
import io.relevo.alert.Told;
import io.relevo.failover.Hold;
import io.relevo.failover.PeerView;
import io.relevo.fleet.Fleet;
import io.relevo.fleet.Subject;
import io.relevo.journal.Memory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an agent says of itself to the others.
 *
 * @param out the members it keeps out of rotation with switches of its own
 * @param holds what operators hold here that binds every agent: maintenance of services
 * @param told the incidents it has told of, with whom it told
 */
public record PeerReport(String agent, List<String> out, List<Hold> holds, List<TellTale> told) {

  /** An incident and who was told of it. */
  public record TellTale(Incident incident, List<Told> told) {}

  /** What this agent says. */
  public static PeerReport of(Fleet fleet, Memory memory) {
    var out =
        memory.holds().stream()
            .filter(hold -> hold.effect() == Hold.Effect.OUT)
            .map(hold -> hold.subject().name())
            .filter(member -> fleet.switchesOf(member).stream().anyMatch(fleet::mine))
            .distinct()
            .toList();
    var services =
        memory.holds().stream()
            .filter(hold -> hold.subject() instanceof Subject.OfService)
            .toList();
    return new PeerReport(fleet.agent().name(), out, services, tales(memory));
  }

  private static List<TellTale> tales(Memory memory) {
    var all = new ArrayList<>(memory.open());
    all.addAll(memory.closed());
    return all.stream()
        .map(
            incident ->
                new TellTale(
                    incident,
                    memory.told().stream()
                        .filter(t -> t.incident().equals(incident.id()))
                        .toList()))
        .filter(tale -> !tale.told().isEmpty())
        .toList();
  }

  /** What it means to one who heard it. */
  public PeerView view(boolean heard, Instant at) {
    return new PeerView(agent, heard, Optional.of(at), out, holds);
  }

  /** The incidents in it. */
  public List<Senses.Heard> heard() {
    return told.stream()
        .map(tale -> new Senses.Heard(agent, tale.incident(), tale.told()))
        .toList();
  }
}
