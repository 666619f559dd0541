package io.relevo.api.view;

import io.relevo.failover.Hold;
import io.relevo.failover.Phrases;
import io.relevo.failover.Scene;
import io.relevo.turn.Plan;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * The holds in force.
 *
 * @param holds those that this agent made or was told to make
 * @param complete since when nobody comes any more by what an operator's hold took out, by its id
 * @param unheard the agents that should follow a hold and are not heard, by its id
 * @param elsewhere those of other agents that bind this one too
 */
public record Holds(
    List<Hold> holds,
    SequencedMap<String, Instant> complete,
    SequencedMap<String, List<String>> unheard,
    List<Elsewhere> elsewhere)
    implements View {

  /** A hold of another agent; it ends there. */
  public record Elsewhere(String agent, Hold hold) {
    String owner() {
      return "%s on %s".formatted(hold.owner(), agent);
    }
  }

  /** The holds after the newest turn. */
  public static Holds of(Plan plan) {
    var memory = plan.belief().memory();
    var scene = plan.situation().scene();
    return new Holds(
        memory.holds(), memory.complete(), unheard(scene, memory.holds()), elsewhere(scene));
  }

  static List<Elsewhere> elsewhere(Scene scene) {
    return scene.peers().values().stream()
        .flatMap(peer -> peer.holds().stream().map(hold -> new Elsewhere(peer.agent(), hold)))
        .toList();
  }

  static SequencedMap<String, List<String>> unheard(Scene scene, List<Hold> holds) {
    var unheard = new LinkedHashMap<String, List<String>>();
    for (var hold : holds) {
      var agents = hold.everywhere() ? scene.unheard(hold.subject()) : List.<String>of();
      if (!agents.isEmpty()) {
        unheard.put(hold.id(), agents);
      }
    }
    return unheard;
  }

  @Override
  public String text(Times times) {
    if (holds.isEmpty() && elsewhere.isEmpty()) {
      return "Nothing is held.\n";
    }
    var text = new StringBuilder();
    holds.forEach(hold -> append(text, hold, times));
    elsewhere.forEach(other -> append(text, other, times));
    return text.toString();
  }

  private void append(StringBuilder text, Hold hold, Times times) {
    var table = table(text, hold, hold.owner(), times);
    Optional.ofNullable(unheard.get(hold.id()))
        .ifPresent(agents -> table.row("but", Phrases.unheard(agents, hold.effect())));
    if (hold.planned()) {
      table.row(hold.effect() == Hold.Effect.OUT ? "behind it" : "shown", done(hold, times));
    }
    text.append(table.text());
  }

  private static void append(StringBuilder text, Elsewhere other, Times times) {
    var table = table(text, other.hold(), other.owner(), times);
    text.append(table.row("ends", "there, or at its deadline").text());
  }

  private static Table table(StringBuilder text, Hold hold, String owner, Times times) {
    text.append("%s, by %s %s%n".formatted(Words.what(hold), owner, Words.ends(hold, times)));
    var table = Table.indented().row("why", hold.reason()).row("since", times.moment(hold.since()));
    hold.until().ifPresent(until -> table.row("until", times.moment(until)));
    hold.forced().ifPresent(law -> table.row("forced", "against " + law.sentence()));
    return table;
  }

  private String done(Hold hold, Times times) {
    var out = hold.effect() == Hold.Effect.OUT;
    return Optional.ofNullable(complete.get(hold.id()))
        .map(
            since ->
                (out ? "may be stopped: nobody comes since " : "everywhere since ")
                    + times.moment(since))
        .map(says -> unheard.containsKey(hold.id()) ? says + ", but for what is said above" : says)
        .orElse(
            "%s: relevo why %s"
                .formatted(
                    out ? "must not be stopped yet" : "not everywhere yet", hold.subject().name()));
  }
}
