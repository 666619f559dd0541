package io.relevo.api.view;

import io.relevo.api.view.Why.Line;
import io.relevo.api.view.Why.Section;
import io.relevo.failover.Hold;
import io.relevo.failover.Law;
import io.relevo.failover.Policy;
import io.relevo.fleet.Subject;
import io.relevo.fleet.Switch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Why a switch is not at its other setting, and what would move it there. */
final class WhyNot {
  private final Facts facts;
  private final Policy policy = new Policy();

  WhyNot(Facts facts) {
    this.facts = facts;
  }

  List<Section> sections(Switch s) {
    var binding = binding(s).toList();
    return binding.isEmpty() ? free(s) : List.of(held(s, binding));
  }

  private Stream<Holds.Elsewhere> binding(Switch s) {
    var own = facts.fleet.agent().name();
    return Stream.concat(
            facts.scene.holds().of(s.moves()).stream().map(hold -> new Holds.Elsewhere(own, hold)),
            Holds.elsewhere(facts.scene).stream()
                .filter(other -> s.shared() || other.hold().everywhere()))
        .filter(other -> other.hold().subject().equals(s.moves()))
        .filter(other -> other.hold().effect() != Hold.Effect.FREEZE);
  }

  /** Nothing holds it: the laws say whether anything could. */
  private List<Section> free(Switch s) {
    var why = title(s.held().phrase());
    if (!(s.moves() instanceof Subject.Member(String member))) {
      var order = "relevo maintenance on " + s.moves().name();
      return List.of(new Section(why, List.of(Facts.line("moved by", order))));
    }
    return List.of(
        new Section(why, List.of(Facts.line("moved by", "its failure, or relevo drain " + member))),
        facts.gates("Would Relevo take it out now?", policy.gates(facts.scene, member)),
        facts.gates("May an operator drain it now?", policy.gatesByHand(facts.scene, member)));
  }

  private Section held(Switch s, List<Holds.Elsewhere> binding) {
    var lines = new ArrayList<Line>();
    gate(s).ifPresent(lines::add);
    facts.refused(s.moves()).lines().forEach(lines::add);
    binding.stream()
        .map(this::end)
        .distinct()
        .map(by -> Facts.line("moved by", by))
        .forEach(lines::add);
    return new Section(title(s.normal().phrase()), lines);
  }

  private static String title(String setting) {
    return "Why is it not %s?".formatted(setting);
  }

  private Optional<Line> gate(Switch s) {
    if (!(s.moves() instanceof Subject.Member(String member))) {
      return Optional.empty();
    }
    var health = facts.scene.healthOf(member);
    var is = "%s is %s".formatted(member, Words.state(health));
    return Optional.of(
        Facts.line(
            Words.lower(Law.GATE),
            health.proven()
                ? "passed: " + is
                : "REFUSED: %s (%s)".formatted(is, Law.GATE.sentence())));
  }

  private String end(Holds.Elsewhere held) {
    var hold = held.hold();
    var name = hold.subject().name();
    var here = held.agent().equals(facts.fleet.agent().name());
    if (hold.source() == Hold.Source.FAILURE) {
      return "its recovery, after its wait";
    }
    var command = hold.effect() == Hold.Effect.OUT ? "relevo ready " : "relevo maintenance off ";
    return command + name + (here ? "" : " on " + held.agent());
  }
}
