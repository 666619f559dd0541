package io.relevo.sim;

import io.relevo.alert.Problem;
import io.relevo.fleet.Subject;
import io.relevo.fleet.SwitchSpec;
import io.relevo.probe.Outcome;
import io.relevo.sim.Agent.Letter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What must be so when the world was left alone for long enough. */
final class Calm {
  private final World world;

  Calm(World world) {
    this.world = world;
  }

  void check() {
    world.agents().values().forEach(world.laws::folds);
    served();
    world.agents().values().forEach(this::standsAsWanted);
    world.agents().values().forEach(this::balances);
    world.agents().values().forEach(this::everythingDelivered);
    world.fleet().people().keySet().forEach(this::knowsHowItIs);
  }

  private void served() {
    var well = well();
    if (!well.isEmpty()) {
      demand(world.holders().size() == 1, "one host has the address, not " + world.holders());
      var member = "nginx-" + world.holders().first().substring("lb-".length());
      demand(well.contains(member), member + " is sick and has the address");
    }
  }

  /** Where there is somebody well, no HAProxy sends users to a sick one. */
  private void balances(Agent agent) {
    var well = well();
    agent.fleet.switches().values().stream()
        .filter(s -> s.spec() instanceof SwitchSpec.Haproxy && agent.fleet.mine(s))
        .filter(s -> !well.isEmpty() && !well.contains(s.moves().name()))
        .forEach(
            s ->
                demand(
                    world.text(Hands.path(agent, s)).equals(Writing.of(s, s.held())),
                    s.name() + " sends users to the sick"));
  }

  private void standsAsWanted(Agent agent) {
    var life = agent.life().orElseThrow();
    for (var wanted : life.wanted().values()) {
      var s = agent.fleet.switches().get(wanted.name());
      var file = world.text(Hands.path(agent, s));
      demand(
          file.equals(Writing.of(s, wanted.setting())),
          "%s on %s is %s, wanted %s"
              .formatted(s.name(), agent.name(), file, wanted.setting().phrase()));
    }
    var open = life.belief().memory().open().stream().map(i -> i.key()).toList();
    demand(
        real().containsAll(open), "open on %s: %s, real: %s".formatted(agent.name(), open, real()));
    demand(
        open.containsAll(visible(agent)),
        "open on %s: %s, real: %s".formatted(agent.name(), open, real()));
  }

  /** Only a host's own agent sees what is wrong with its switches and its mail. */
  private List<Problem.Key> visible(Agent agent) {
    return real().stream()
        .filter(
            key ->
                switch (key.subject()) {
                  case Subject.OfSwitch(String name) ->
                      agent.fleet.mine(agent.fleet.switches().get(name));
                  case Subject.Recipient(String name) -> !agent.reaches(name);
                  default -> true;
                })
        .toList();
  }

  private void everythingDelivered(Agent agent) {
    var waiting = agent.outbox().stream().filter(l -> l.state == Letter.State.WAITING).toList();
    demand(waiting.isEmpty(), "letters wait on " + agent.name());
  }

  private void knowsHowItIs(String person) {
    var refused =
        world.agents().values().stream()
            .flatMap(agent -> agent.outbox().stream())
            .anyMatch(l -> l.state == Letter.State.REFUSED && l.notice.person().equals(person));
    if (!refused) {
      var believed = world.laws.telling().believedBy(person);
      demand(real().containsAll(believed), person + " believes " + believed + ", real: " + real());
      demand(
          believed.containsAll(roots()), person + " believes " + believed + ", real: " + roots());
    }
  }

  /** What must be well: the routers are. */
  private List<String> members() {
    return world.fleet().groups().get("web").members();
  }

  private Set<String> well() {
    var well = new TreeSet<String>();
    members().stream()
        .filter(name -> world.truth(name) instanceof Outcome.Passed)
        .forEach(well::add);
    return well;
  }

  /** Every problem there is. */
  private List<Problem.Key> real() {
    return Stream.of(down(), allDown().stream(), loath(), unreached())
        .flatMap(all -> all)
        .distinct()
        .toList();
  }

  /** Those that are not behind another. */
  private List<Problem.Key> roots() {
    var down = allDown().isPresent() ? Stream.<Problem.Key>empty() : down();
    return Stream.of(down, allDown().stream(), loath()).flatMap(all -> all).toList();
  }

  private Stream<Problem.Key> down() {
    return members().stream()
        .filter(name -> !well().contains(name))
        .map(name -> new Problem.Key(new Subject.Member(name), Problem.Kind.DOWN));
  }

  /** Whom an agent's newest message did not reach, it has not reached yet. */
  private Stream<Problem.Key> unreached() {
    return world.fleet().people().keySet().stream()
        .filter(person -> !world.agents().values().stream().allMatch(a -> a.reaches(person)))
        .map(person -> new Problem.Key(new Subject.Recipient(person), Problem.Kind.UNDELIVERABLE));
  }

  /** A host that is only lowered keeps the address when nobody else can take it. */
  private Stream<Problem.Key> loath() {
    return world.fleet().switches().values().stream()
        .filter(s -> s.spec() instanceof SwitchSpec.Keepalived)
        .filter(s -> world.holds(s.on().orElseThrow()))
        .filter(
            s ->
                world
                    .file(s.on().orElseThrow() + "/" + s.name())
                    .flatMap(World.File::text)
                    .equals(Writing.of(s, s.held())))
        .map(s -> new Problem.Key(new Subject.OfSwitch(s.name()), Problem.Kind.WITNESSES_DISAGREE));
  }

  private Optional<Problem.Key> allDown() {
    return well().isEmpty()
        ? Optional.of(new Problem.Key(new Subject.InGroup("web"), Problem.Kind.ALL_DOWN))
        : Optional.empty();
  }

  private static void demand(boolean held, String otherwise) {
    if (!held) {
      throw new Laws.Broken("when all is calm: " + otherwise);
    }
  }
}
