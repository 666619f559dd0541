package io.relevo.api;

import io.relevo.api.view.Answered;
import io.relevo.api.view.Foreseen;
import io.relevo.failover.Hold;
import io.relevo.failover.Order;
import io.relevo.failover.Phrases;
import io.relevo.failover.Scene;
import io.relevo.failover.Wanted;
import io.relevo.fleet.Switch;
import io.relevo.loop.Console;
import io.relevo.switching.Sequence;
import io.relevo.turn.Turn;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Says what an order would do, to the letter, and does nothing. */
final class Foresight {
  /** Longer than every switch waits for what it asks, and a third of what the command waits. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Console console;
  private final Duration patience;

  Foresight(Console console) {
    this(console, PATIENCE);
  }

  /**
   * @param patience how long a switch may take to say what would be done to it
   */
  Foresight(Console console, Duration patience) {
    this.console = console;
    this.patience = patience;
  }

  Answered of(Order order) {
    var preview = console.preview(order);
    var moves = order instanceof Order.Ready ? preview.moves().reversed() : preview.moves();
    var rows = Stream.concat(here(moves).stream(), elsewhere(preview.ruling().placed())).toList();
    return new Answered(
        preview.ruling().accepted(), true, preview.ruling().says(), rows, atMost(preview));
  }

  /** All of them are asked at once, so that many that are frozen take no longer than one. */
  private List<Foreseen> here(List<Wanted> moves) {
    var asked = new LinkedHashMap<Wanted, CompletableFuture<List<String>>>();
    moves.forEach(wanted -> asked.put(wanted, ask(wanted)));
    return asked.entrySet().stream().map(one -> foreseen(one.getKey(), one.getValue())).toList();
  }

  private CompletableFuture<List<String>> ask(Wanted wanted) {
    var late = List.of("not known: it did not answer within " + Phrases.span(patience));
    return CompletableFuture.supplyAsync(
            () -> console.commands(wanted.name(), wanted.setting()), Thread::startVirtualThread)
        .completeOnTimeout(late, patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  private Foreseen foreseen(Wanted wanted, CompletableFuture<List<String>> commands) {
    var reading = console.latest().situation().readings().get(wanted.name());
    return new Foreseen(
        wanted.name(),
        reading == null ? "not read yet" : reading.found().phrase(),
        wanted.setting().phrase(),
        wanted.reason().sentence(),
        commands.join(),
        wanted.setting().held() ? named(wanted).lingers() : Duration.ZERO);
  }

  /** What others would move for it; they know where it is and how it is moved. */
  private Stream<Foreseen> elsewhere(List<Hold> placed) {
    return placed.stream()
        .flatMap(
            hold ->
                followers(hold).entrySet().stream()
                    .map(s -> foreseen(hold, s.getKey(), s.getValue())));
  }

  private static Foreseen foreseen(Hold hold, Switch s, List<String> agents) {
    return new Foreseen(
        "%s on %s".formatted(s.name(), String.join(", ", agents)),
        "not read here",
        s.held().phrase(),
        hold.phrase(),
        List.of(),
        s.lingers());
  }

  private SequencedMap<Switch, List<String>> followers(Hold hold) {
    var scene = console.latest().situation().scene();
    var followers = new LinkedHashMap<Switch, List<String>>();
    for (var s : scene.fleet().switchesMoving(hold.subject())) {
      var agents = scene.movers(s).stream().filter(agent -> follows(scene, agent)).toList();
      if (!agents.isEmpty()) {
        followers.put(s, agents);
      }
    }
    return followers;
  }

  private static boolean follows(Scene scene, String agent) {
    return !agent.equals(scene.fleet().agent().name()) && scene.hears(agent);
  }

  /** Each switch in its turn, as late as it may be, and then its users. */
  private Optional<Duration> atMost(Turn.Preview preview) {
    var here = preview.moves().stream().map(this::named);
    var there =
        preview.ruling().placed().stream().flatMap(hold -> followers(hold).keySet().stream());
    return preview.ruling().placed().stream()
        .filter(Hold::planned)
        .findFirst()
        .flatMap(
            _ ->
                Stream.concat(here, there)
                    .distinct()
                    .map(s -> Sequence.DEADLINE.plus(s.lingers()))
                    .reduce(Duration::plus));
  }

  private Switch named(Wanted wanted) {
    var switches = console.configuration().fleet().switches();
    return Objects.requireNonNull(switches.get(wanted.name()));
  }
}
