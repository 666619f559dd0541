package io.relevo.failover;

import io.relevo.failover.Scene.TakenOut;
import io.relevo.fleet.Budget;
import io.relevo.fleet.Group;
import io.relevo.fleet.Mode;
import io.relevo.fleet.Strength;
import io.relevo.fleet.Subject;
import io.relevo.fleet.Switch;
import io.relevo.health.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The laws as questions: may this member be taken out of this group now? */
final class Guards {
  /** Everything an automatic act must pass, in the order in which it is asked. */
  List<Gate> automatic(Scene scene, Group group, String member) {
    return List.of(
        place(scene, member),
        sure(scene, member),
        self(scene),
        frozen(scene, group, member),
        keep(scene, group, member),
        budget(scene, scene.fleet().agent().budget(), "agent.budget", _ -> true),
        budget(
            scene,
            group.budget(),
            path(group, "budget"),
            taken -> taken.group().equals(group.name())),
        mode(scene, group, own(scene, member)),
        Domains.gate(scene, member));
  }

  /** Everything an operator's act must pass; the keep comes last: it can be forced by name. */
  List<Gate> byHand(Scene scene, Group group, String member) {
    return List.of(
        reach(scene, member),
        frozen(scene, group, member),
        mode(scene, group, scene.fleet().switchesOf(member)),
        Domains.gateByHand(scene, member),
        keepByHand(scene, group, member));
  }

  /** An order binds every agent, so that it may be given anywhere; but somebody must follow it. */
  private static Gate reach(Scene scene, String member) {
    var movers =
        scene.fleet().switchesOf(member).stream()
            .flatMap(s -> scene.movers(s).stream())
            .distinct()
            .toList();
    var unheard = scene.unheard(new Subject.Member(member));
    return new Gate(
        Law.PLACE,
        !unheard.containsAll(movers),
        member
            + (movers.isEmpty() ? " has no switch" : " is moved on " + String.join(", ", movers))
            + (unheard.isEmpty() ? "" : "; not heard: " + String.join(", ", unheard)),
        "targets." + member);
  }

  private static Gate place(Scene scene, String member) {
    var own = own(scene, member).stream().map(Switch::name).toList();
    var hosts =
        scene.fleet().switchesOf(member).stream()
            .flatMap(s -> scene.movers(s).stream())
            .distinct()
            .toList();
    return own.isEmpty()
        ? new Gate(
            Law.PLACE,
            false,
            member + (hosts.isEmpty() ? " has no switch" : " is moved on " + hosts.getFirst()),
            "targets." + member)
        : new Gate(
            Law.PLACE,
            true,
            member + " is moved here by " + String.join(", ", own),
            "switches." + own.getFirst());
  }

  private static Gate sure(Scene scene, String member) {
    var health = scene.healthOf(member);
    var down = health.state() == State.DOWN && !health.inDoubt();
    return new Gate(
        Law.SURE,
        down,
        member + " is " + lower(health.state()) + (health.inDoubt() ? ", in doubt" : ""),
        "targets." + member + ".fall");
  }

  private static Gate self(Scene scene) {
    return new Gate(
        Law.SELF,
        scene.selfDoubt().isEmpty(),
        scene.selfDoubt().orElse("this host's own network answers"),
        "agent.uplink");
  }

  private static Gate frozen(Scene scene, Group group, String member) {
    var freeze = freezing(scene, new Subject.Member(member));
    freeze = freeze == null ? freezing(scene, new Subject.InGroup(group.name())) : freeze;
    return new Gate(
        Law.FROZEN, freeze == null, freeze == null ? "nothing is frozen" : freeze.phrase(), "");
  }

  /** What keeps the switches of a subject where they are, while something does. */
  static @Nullable Hold freezing(Scene scene, Subject subject) {
    var holds = scene.holds();
    return Stream.of(holds.of(subject), holds.of(new Subject.Everything()))
        .flatMap(List::stream)
        .filter(hold -> hold.effect() == Hold.Effect.FREEZE && !hold.due(scene.now()))
        .findFirst()
        .orElse(null);
  }

  private static Gate keep(Scene scene, Group group, String member) {
    var others = scene.leaningOn(group, member);
    var closed = group.whenAllDown() == Group.WhenAllDown.TAKE_OUT && allDown(scene, group);
    return new Gate(
        Law.KEEP,
        closed || group.keep().met(others),
        leaning(group, member, others) + (closed ? "; when-all-down is take-out" : ""),
        path(group, closed ? "when-all-down" : "keep"));
  }

  /** A person can wait until those who come back bear their full share. */
  private static Gate keepByHand(Scene scene, Group group, String member) {
    var others = scene.leaningOnNow(group, member);
    return new Gate(
        Law.KEEP, group.keep().met(others), leaning(group, member, others), path(group, "keep"));
  }

  private static String leaning(Group group, String member, Strength others) {
    return "group %s keeps %s, healthy in rotation without %s: %s"
        .formatted(group.name(), group.keep().phrase(), member, group.keep().list(others));
  }

  private static boolean allDown(Scene scene, Group group) {
    return group.members().stream()
        .map(scene::healthOf)
        .allMatch(health -> health.state() == State.DOWN && !health.inDoubt());
  }

  private static Gate budget(Scene scene, Budget budget, String setBy, Predicate<TakenOut> counts) {
    var from = scene.now().minus(budget.per());
    var spent =
        scene.takenOut().stream().filter(counts).filter(taken -> taken.at().isAfter(from)).count();
    return new Gate(
        Law.BUDGET,
        spent < budget.acts(),
        "%d of %d automatic acts spent in %s"
            .formatted(spent, budget.acts(), Phrases.span(budget.per())),
        setBy);
  }

  private static List<Switch> own(Scene scene, String member) {
    return scene.fleet().switchesOf(member).stream().filter(scene::mine).toList();
  }

  private static Gate mode(Scene scene, Group group, List<Switch> moved) {
    var modes = new ArrayList<Mode>(List.of(scene.fleet().agent().mode(), group.mode()));
    moved.forEach(s -> modes.add(s.mode()));
    var lowest = modes.stream().reduce(Mode.ACT, Mode::atMost);
    var setBy =
        List.of("agent.mode", path(group, "mode"), "switches")
            .get(Math.min(modes.indexOf(lowest), 2));
    return new Gate(
        lowest == Mode.ADVISE ? Law.ADVICE : Law.MODE,
        lowest == Mode.ACT,
        "mode is " + lowest.name().toLowerCase(Locale.ROOT),
        setBy);
  }

  private static String path(Group group, String key) {
    return "groups." + group.name() + "." + key;
  }

  private static String lower(State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
