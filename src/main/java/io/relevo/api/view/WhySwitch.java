package io.relevo.api.view;

import io.relevo.api.view.Why.Line;
import io.relevo.api.view.Why.Page;
import io.relevo.api.view.Why.Section;
import io.relevo.failover.Hold;
import io.relevo.failover.PeerView;
import io.relevo.failover.Phrases;
import io.relevo.failover.Wanted;
import io.relevo.fleet.Mode;
import io.relevo.fleet.Subject;
import io.relevo.fleet.Switch;
import io.relevo.switching.Position;
import io.relevo.switching.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a switch ought to be and why, where it is, and who says so. */
final class WhySwitch {
  private final Facts facts;

  WhySwitch(Facts facts) {
    this.facts = facts;
  }

  Optional<Page> page(String name) {
    return Optional.ofNullable(facts.fleet.switches().get(name)).map(this::page);
  }

  private Page page(Switch s) {
    return new Page(
        "switch",
        s.name(),
        headline(s),
        Stream.of(
                List.of(section(s), facts.holds(s.moves())),
                new WhyNot(facts).sections(s),
                List.of(facts.telling(new Subject.OfSwitch(s.name()))))
            .flatMap(List::stream)
            .toList());
  }

  private String headline(Switch s) {
    var moves = "switch %s moves %s".formatted(s.name(), s.moves().phrase());
    return facts.scene.mine(s)
        ? "%s; it is %s and ought to be %s"
            .formatted(
                moves,
                reading(s).map(r -> r.found().phrase()).orElse("not read yet"),
                wanted(s).map(w -> w.setting().phrase()).orElse("left alone"))
        : "%s on %s; relevo why %s there says what is read".formatted(moves, mover(s), s.name());
  }

  /** What a page about the thing it moves says of the switch. */
  Section section(Switch s) {
    var path = "switches." + s.name();
    var lines = new ArrayList<Line>();
    lines.add(facts.set("is", s.spec().where(), path));
    s.on().ifPresent(host -> lines.add(facts.set("on", host, path + ".on")));
    lines.add(facts.set("mode", Words.lower(s.mode()), path + ".mode"));
    lines.add(facts.set("enforce", s.enforce() ? "yes" : "no", path + ".enforce"));
    lines.add(Facts.line("wanted", wanted(s).map(WhySwitch::phrase).orElseGet(() -> notWanted(s))));
    Optional.ofNullable(facts.situation.waits().get(s.name()))
        .ifPresent(wait -> lines.add(Facts.line("waits", wait.sentence(facts.scene.now()))));
    reading(s).ifPresent(reading -> found(lines, reading));
    facts.scene.movers(s).stream()
        .flatMap(agent -> Stream.ofNullable(facts.scene.peers().get(agent)))
        .filter(_ -> !s.shared())
        .forEach(peer -> lines.add(Facts.line("on " + peer.agent(), there(peer, s))));
    Optional.ofNullable(facts.situation.positions().get(s.name()))
        .ifPresent(p -> remembered(lines, p));
    return new Section("Switch " + s.name(), lines);
  }

  private void found(List<Line> lines, Reading reading) {
    lines.add(
        Facts.line("found", reading.found().phrase() + " at " + facts.times.since(reading.at())));
    reading
        .testimonies()
        .forEach(
            t -> lines.add(Facts.line(t.witness(), t.says() + (t.agrees() ? "" : " (DISAGREES)"))));
    reading.failure().ifPresent(why -> lines.add(Facts.line("failed", why)));
  }

  private void remembered(List<Line> lines, Position position) {
    position
        .pending()
        .ifPresent(
            pending ->
                lines.add(
                    Facts.line(
                        "pending",
                        "on its way to %s since %s"
                            .formatted(
                                pending.to().phrase(), facts.times.since(pending.since())))));
    position
        .foreign()
        .ifPresent(
            found ->
                lines.add(
                    Facts.line(
                        "foreign",
                        "somebody else left it %s; Relevo leaves it there (law 10)"
                            .formatted(found.phrase()))));
  }

  private static String phrase(Wanted wanted) {
    return wanted.setting().phrase() + ": " + wanted.reason().sentence();
  }

  /** What a peer says of the switch, or of its copy of it. */
  private String there(PeerView peer, Switch s) {
    if (!peer.heard()) {
      return "not heard%s: whether it follows is not known"
          .formatted(peer.at().map(at -> " since " + facts.times.since(at)).orElse(" yet"));
    }
    var free = peer.gone().get(s.name());
    if (free == null) {
      return "not seen to have left";
    }
    return free.isAfter(facts.scene.now())
        ? "it left; nobody comes by it in " + Phrases.left(facts.scene.now(), free)
        : "it left, and nobody comes by it";
  }

  private String notWanted(Switch s) {
    var scene = facts.scene;
    if (!scene.mine(s)) {
      return "nothing here: it is moved on " + mover(s);
    }
    if (scene.mode(s) != Mode.ACT) {
      return "nothing: mode is %s, its own, its group's or the agent's"
          .formatted(Words.lower(scene.mode(s)));
    }
    return scene.holds().stream()
        .filter(hold -> hold.effect() == Hold.Effect.FREEZE)
        .findFirst()
        .map(freeze -> "nothing: " + freeze.phrase())
        .orElse(
            "nothing yet: who took it out is not heard, and what it moves is not known to be well");
  }

  private String mover(Switch s) {
    return s.shared() ? facts.scene.leader() : s.on().orElse("another host");
  }

  private Optional<Wanted> wanted(Switch s) {
    return Optional.ofNullable(facts.situation.decision().wanted().get(s.name()));
  }

  private Optional<Reading> reading(Switch s) {
    return Optional.ofNullable(facts.situation.readings().get(s.name()));
  }
}
