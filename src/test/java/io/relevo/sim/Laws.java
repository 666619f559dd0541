package io.relevo.sim;

import io.relevo.failover.Hold;
import io.relevo.failover.Hold.Source;
import io.relevo.failover.PeerView;
import io.relevo.fleet.Group;
import io.relevo.fleet.Setting;
import io.relevo.fleet.Strength;
import io.relevo.fleet.Subject;
import io.relevo.fleet.Switch;
import io.relevo.journal.Entry;
import io.relevo.journal.Memory;
import io.relevo.switching.Position;
import io.relevo.switching.Step;
import io.relevo.turn.Belief;
import io.relevo.turn.Plan;
import io.relevo.turn.Senses;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Asks after every turn of every agent whether the laws held; counts for itself what it can. */
final class Laws {
  private final World world;
  private final Map<String, Rows> rows = new LinkedHashMap<>();
  private final Telling telling;

  Laws(World world) {
    this.world = world;
    this.telling = new Telling(world);
  }

  Telling telling() {
    return telling;
  }

  /** A new life knows nothing of what was seen in the one before. */
  void born(String agent) {
    rows.put(agent, new Rows(world.fleet()));
  }

  void check(Agent agent, Belief before, Senses senses, Plan plan) {
    var seen = rows.get(agent.name());
    seen.look(senses);
    var known = bound(senses, plan);
    var out = new ArrayList<String>();
    var memory = informed(before, plan);
    memory.holds().stream().filter(Laws::out).forEach(h -> out.add(h.subject().name()));
    out.addAll(Position.strayed(memory.positions(), agent.fleet.switches().values()));
    out.addAll(away(agent, senses, memory));
    for (var entry : plan.entries()) {
      switch (entry) {
        case Entry.HoldPlaced(Hold hold, String _, Instant _) -> {
          hold(hold);
          if (hold.source() == Source.FAILURE) {
            sure(seen, senses, hold);
            budget(agent, senses, plan);
          }
          if (out(hold) && hold.forced().isEmpty()) {
            keep(seen, known, out, hold);
          }
          if (out(hold)) {
            out.add(hold.subject().name());
          }
        }
        case Entry.HoldEnded e -> {
          if (out(e.hold())) {
            out.remove(e.hold().subject().name());
            gate(seen, known, out, e);
          }
        }
        default -> {}
      }
    }
    order(memory, plan);
    doubt(senses, plan);
    plan.moves().forEach(move -> people(agent, memory, senses, move));
  }

  /** What is at rest is passed by to save time; who looks at everything plans the same. */
  void passesByNothing(Plan plan, Plan whole) {
    if (!plan.watchful().equals(whole.watchful())) {
      throw new Broken("who looks at everything plans otherwise: " + plan + " is not " + whole);
    }
  }

  /** What the agent remembers when it decides: what peers did with what is shared is in it. */
  private static Memory informed(Belief before, Plan plan) {
    return before
        .memory()
        .with(plan.entries().stream().filter(Entry.HandedOver.class::isInstance).toList());
  }

  /** Members that one of its switches keeps out, as it was last found, held or not. */
  private static List<String> away(Agent agent, Senses senses, Memory memory) {
    return agent.fleet.switches().values().stream()
        .filter(s -> s.moves() instanceof Subject.Member && agent.fleet.mine(s))
        .filter(s -> lastFound(senses, memory, s).equals(s.held()))
        .map(s -> s.moves().name())
        .toList();
  }

  private static Setting lastFound(Senses senses, Memory memory, Switch s) {
    return Optional.ofNullable(senses.readings().get(s.name()))
        .flatMap(reading -> reading.found().nearest())
        .or(() -> Optional.ofNullable(memory.positions().get(s.name())).map(Position::settled))
        .orElse(s.normal());
  }

  private static boolean out(Hold hold) {
    return hold.effect() == Hold.Effect.OUT;
  }

  /** The same with what is remembered of the peers' orders. */
  private static Senses bound(Senses senses, Plan plan) {
    return new Senses(
        senses.fleet(),
        senses.looks(),
        senses.readings(),
        plan.situation().scene().peers(),
        senses.heard(),
        senses.selfDoubt(),
        senses.blind(),
        senses.ailments(),
        senses.orders(),
        senses.now());
  }

  /** Whether a peer keeps a member out, was told to, or has not brought it back. */
  private static boolean out(Senses senses, PeerView peer, String member) {
    var switches = senses.fleet().switchesOf(member);
    return peer.out().contains(member)
        || peer.drains(member)
        || (peer.heard() && switches.stream().anyMatch(s -> peer.gone().containsKey(s.name())));
  }

  /** Law 1: as many clear failures in a row as configured, none of them old. */
  private void sure(Rows seen, Senses senses, Hold hold) {
    var member = hold.subject().name();
    var pace = senses.fleet().targets().get(member).pace();
    var row = seen.of(member);
    demand(
        1,
        row.down() && row.fails() > 0 && !row.last().plus(pace.stale()).isBefore(senses.now()),
        "%s was taken out after %s".formatted(member, row));
    var before = senses.fleet().targets().get(member).dependsOn();
    demand(
        1,
        before.isEmpty() || !before.stream().map(seen::of).allMatch(r -> deadAt(r, row.last())),
        "%s was taken out behind %s".formatted(member, before));
  }

  /** Whether it was seen to be dead before another's look ended. */
  private static boolean deadAt(Rows.Row row, Instant look) {
    return row.down() && row.fails() > 0 && row.since().isBefore(look);
  }

  /** Law 2: enough others in rotation whose newest look passed, after this one began to fail. */
  private void keep(Rows seen, Senses senses, List<String> out, Hold hold) {
    var member = hold.subject().name();
    var group = senses.fleet().groups().get("web");
    var others = leaning(seen, senses, out, group, member);
    var closed =
        group.whenAllDown() == Group.WhenAllDown.TAKE_OUT
            && group.members().stream().allMatch(m -> seen.of(m).down() && seen.of(m).fails() > 0);
    demand(
        2,
        group.keep().met(strength(senses, group, others)) || closed,
        "%s was taken out by %s leaning on %s".formatted(member, hold.owner(), others));
  }

  private static List<String> leaning(
      Rows seen, Senses senses, List<String> out, Group group, String member) {
    return group.members().stream()
        .filter(mate -> !mate.equals(member) && !out.contains(mate))
        .filter(mate -> senses.peers().values().stream().noneMatch(p -> out(senses, p, mate)))
        .filter(mate -> spoken(senses, mate))
        .filter(mate -> seen.of(mate).passes() > 0)
        .filter(mate -> seen.of(mate).last().isAfter(seen.of(member).failing()))
        .toList();
  }

  private static Strength strength(Senses senses, Group group, List<String> members) {
    return Strength.of(senses.fleet(), group, members, _ -> 100);
  }

  /** Whether every agent that moves a member has said anything, or is not there. */
  private static boolean spoken(Senses senses, String member) {
    return senses.fleet().switchesOf(member).stream()
        .flatMap(s -> s.on().stream())
        .flatMap(agent -> Stream.ofNullable(senses.peers().get(agent)))
        .allMatch(mover -> mover.at().isPresent() || !mover.heard());
  }

  /** Law 3: who, why, until when. */
  private void hold(Hold hold) {
    demand(3, !hold.owner().isBlank() && !hold.reason().isBlank(), "a hold of nobody: " + hold);
    demand(
        3,
        hold.until().isPresent() == (hold.source() == Source.OPERATOR),
        "a hold without its deadline: " + hold);
  }

  /** Laws 3 and 4: back through the gate, and not at once while the group can spare it. */
  private void gate(Rows seen, Senses senses, List<String> out, Entry.HoldEnded ended) {
    var member = ended.hold().subject().name();
    var group = senses.fleet().groups().get("web");
    var row = seen.of(member);
    if (ended.why().equals("its deadline passed") || ended.why().endsWith("is well again")) {
      demand(3, row.passes() > 0, member + " came back though " + row);
    }
    var pace = senses.fleet().targets().get(member).pace();
    var spared =
        leaning(seen, senses, out, group, member).stream()
            .filter(mate -> seen.of(mate).passes() >= pace.rise())
            .toList();
    if (ended.why().endsWith("is well again")
        && group.keep().met(strength(senses, group, spared))) {
      demand(
          4,
          !row.passing().plus(group.returnWait()).isAfter(senses.now()),
          member + " came back without a wait: " + row);
    }
  }

  /** Law 4: never more automatic acts than the budget, restarts or not. */
  private void budget(Agent agent, Senses senses, Plan plan) {
    var budget = senses.fleet().groups().get("web").budget();
    var from = senses.now().minus(budget.per());
    var spent = plan.entries().stream().filter(Laws::automatic).count();
    for (var entry : agent.journal().reversed()) {
      if (!entry.at().isAfter(from)) {
        break;
      }
      spent += automatic(entry) ? 1 : 0;
    }
    demand(4, spent <= budget.acts(), spent + " automatic acts, allowed are " + budget.acts());
  }

  private static boolean automatic(Entry entry) {
    return entry instanceof Entry.HoldPlaced(Hold hold, String _, Instant _)
        && hold.source() == Source.FAILURE;
  }

  /** Law 5: what is moved and told is remembered first. Law 8: nothing is moved to where it is. */
  private void order(Memory before, Plan plan) {
    for (var move : plan.moves()) {
      demand(
          5,
          plan.entries().stream()
              .anyMatch(e -> e instanceof Entry.MoveBegun b && b.name().equals(move.name())),
          "a move that is not remembered: " + move);
      demand(
          8,
          !move.from().is(move.to().setting()) || hanging(before, move),
          "a move to where it is: " + move);
    }
    for (var notice : plan.notices()) {
      demand(
          5,
          plan.entries().stream()
              .anyMatch(e -> e instanceof Entry.NoticeQueued q && q.notice().equals(notice)),
          "a message that is not remembered: " + notice);
    }
  }

  /** Whether a move elsewhere was begun that may yet be carried out. */
  private static boolean hanging(Memory before, Step.Move move) {
    var position = before.positions().get(move.name());
    return position != null
        && position.pending().filter(p -> !p.to().equals(move.to().setting())).isPresent();
  }

  /** Law 11: while it may be the sick one it takes nothing out and says nothing. */
  private void doubt(Senses senses, Plan plan) {
    if (senses.selfDoubt().isPresent()) {
      demand(11, plan.entries().stream().noneMatch(Laws::automatic), "it acts in doubt");
      demand(11, plan.notices().isEmpty(), "it speaks in doubt");
    }
  }

  /**
   * Law 10: what somebody else wrote, and what was read since, stays unless it was handed back. Who
   * writes to what was just started anew, before it was read, is not told apart from the start.
   */
  private void people(Agent agent, Memory before, Senses senses, Step.Move move) {
    var s = senses.fleet().switches().get(move.name());
    var file = world.file(Hands.path(agent, s));
    var reading = senses.readings().get(move.name());
    var position =
        Objects.requireNonNullElse(before.positions().get(move.name()), Position.normal(s));
    var theirs =
        file.filter(f -> f.writer().equals("somebody") && f.text().isPresent())
            .filter(f -> !f.at().isAfter(reading.at()))
            .isPresent();
    var known =
        move.from().is(position.settled())
            || position.pending().filter(p -> move.from().is(p.to())).isPresent();
    var anew = !reading.life().equals(position.life());
    var handedBack = !senses.orders().isEmpty();
    demand(
        10,
        !theirs || known || anew || s.enforce() || handedBack || hanging(before, move),
        "somebody else's %s was moved: %s".formatted(file, move));
  }

  /** Law 5 again, when the hand does it: the journal on the disk has it, if the disk takes it. */
  void moving(Agent agent, Switch s, Step.Move move) {
    var written = agent.life().filter(Life::written).isPresent();
    demand(
        5,
        !written
            || agent.journal().reversed().stream()
                .limit(2_000)
                .anyMatch(
                    e ->
                        e instanceof Entry.MoveBegun b
                            && b.name().equals(s.name())
                            && b.to().equals(move.to().setting())),
        "a hand moves what the journal does not know: " + move);
  }

  /** Law 5: the journal, folded, is what the agent knew. */
  void folds(Agent agent) {
    agent
        .life()
        .filter(Life::written)
        .ifPresent(
            life ->
                demand(
                    5,
                    Memory.empty().with(agent.journal()).equals(life.belief().memory()),
                    "the journal of " + agent.name() + " does not fold to what it knew"));
  }

  void demand(int law, boolean held, String otherwise) {
    if (!held) {
      throw new Broken("law " + law + ": " + otherwise);
    }
  }

  /** A law that did not hold. */
  static final class Broken extends AssertionError {
    private static final long serialVersionUID = 1L;

    Broken(String what) {
      super(what);
    }
  }
}
