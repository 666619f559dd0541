package io.relevo.api.view;

import io.relevo.alert.Incident;
import io.relevo.api.view.Holds.Elsewhere;
import io.relevo.failover.Hold;
import io.relevo.loop.Vitals;
import io.relevo.turn.Plan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * How things stand, on one screen.
 *
 * @param at when the newest turn was taken
 * @param mode the highest mode any switch may act in
 * @param troubles what is wrong with Relevo itself, a sentence each
 * @param unheard the agents that should follow a hold and are not heard, by its id
 * @param elsewhere the holds of other agents that bind this one too
 */
public record Status(
    String agent,
    Instant at,
    Instant started,
    String mode,
    boolean ready,
    List<String> troubles,
    List<TargetRow> targets,
    List<GroupRow> groups,
    List<ServiceRow> services,
    List<SwitchRow> switches,
    List<Hold> holds,
    SequencedMap<String, List<String>> unheard,
    List<Elsewhere> elsewhere,
    List<Incident> incidents,
    List<PeerRow> peers,
    List<BlindRow> blind)
    implements View {

  /**
   * A target.
   *
   * @param state in lower case; {@code in-doubt} tells whether the newest look contradicts it
   * @param behind what lies dead before it, so that nothing can be said of itself
   * @param look the newest look in words
   */
  public record TargetRow(
      String name,
      String state,
      boolean inDoubt,
      Optional<String> behind,
      Instant since,
      Optional<Instant> lookedAt,
      String look) {}

  /**
   * A group: who is in rotation and who is out.
   *
   * @param keep so many members, or a percentage of what they bear
   */
  public record GroupRow(
      String name, String keep, List<String> in, List<String> out, String whenAllDown) {}

  /** A service; {@code maintenance} is the hold that keeps it there. */
  public record ServiceRow(String name, List<String> needs, Optional<Hold> maintenance) {}

  /**
   * A switch.
   *
   * @param on the agent that moves it; empty when every agent has its own copy
   * @param found where it is; empty when it is not read here
   * @param wanted where it ought to be; empty when this agent does not move it now
   * @param notes what else is said about it
   */
  public record SwitchRow(
      String name,
      String moves,
      Optional<String> on,
      Optional<String> found,
      Optional<String> wanted,
      List<String> notes) {}

  /** Another agent; {@code at} is when it last answered. */
  public record PeerRow(String name, boolean heard, Optional<Instant> at, List<String> out) {}

  /** A time of the last day in which this agent could not see, or in which its clock was set. */
  public record BlindRow(Instant from, Instant to, String why) {}

  /** How things stood at the newest turn. */
  public static Status of(Plan plan, Vitals vitals) {
    var rows = new Rows(plan.situation());
    var scene = plan.situation().scene();
    return new Status(
        scene.fleet().agent().name(),
        scene.now(),
        vitals.started(),
        Words.lower(scene.fleet().agent().mode()),
        vitals.ready(),
        Troubles.of(scene, vitals),
        rows.targets(),
        rows.groups(),
        rows.services(),
        rows.switches(),
        scene.holds(),
        Holds.unheard(scene, scene.holds()),
        Holds.elsewhere(scene),
        plan.belief().memory().open(),
        rows.peers(),
        rows.blind());
  }

  @Override
  public String text(Times times) {
    return new StatusText(this, times).text();
  }
}
