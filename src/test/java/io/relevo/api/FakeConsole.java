package io.relevo.api;

import io.relevo.config.Configuration;
import io.relevo.failover.Order;
import io.relevo.failover.Ruling;
import io.relevo.fleet.Fleet;
import io.relevo.fleet.Mode;
import io.relevo.fleet.Secret;
import io.relevo.fleet.Setting;
import io.relevo.journal.Entry;
import io.relevo.journal.Memory;
import io.relevo.loop.Console;
import io.relevo.loop.Vitals;
import io.relevo.probe.Blind;
import io.relevo.probe.Observation;
import io.relevo.switching.Reading;
import io.relevo.switching.kind.Actuators;
import io.relevo.turn.Belief;
import io.relevo.turn.Plan;
import io.relevo.turn.Senses;
import io.relevo.turn.Turn;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.CompletableFuture;

/** The real core without its shell: it takes a turn when a test says what is seen. */
public final class FakeConsole implements Console {
  /** When every test begins. */
  public static final Instant START = Instant.parse("2026-11-21T09:46:00Z");

  private Fleet fleet;
  private final Path socket;
  private final Turn turn = new Turn("lb-1", "relevo.test");
  private final List<Entry> journal = new ArrayList<>();
  private final SequencedMap<String, Reading> readings = new LinkedHashMap<>();
  private List<Blind> blind = List.of();
  private Plan latest;
  private Instant now = START;

  /** What {@link #reload} answers. */
  public List<String> problems = List.of();

  /** What {@link #vitals} says of the outbox, the journal and readiness. */
  public Map<String, Long> outbox = Map.of("waiting", 0L, "sent", 2L, "refused", 0L);

  public Optional<String> journalTrouble = Optional.empty();
  public boolean ready = true;

  /** Whether orders are ruled on; a stuck loop rules on none. */
  public boolean stuck;

  public FakeConsole(Path socket, Fleet fleet) {
    this.socket = socket;
    this.fleet = fleet;
    this.latest = take(Belief.from(Memory.empty()), List.of(), List.of());
  }

  /** A turn, this long after the one before. */
  public synchronized Plan turn(Duration later, Observation... looks) {
    now = now.plus(later);
    return take(latest.belief(), List.of(looks), List.of());
  }

  /** How far it goes from now on. */
  public synchronized void mode(Mode mode) {
    fleet = fleet.in(mode);
  }

  /** It stands still for so long, and notices it in the next turn. */
  public synchronized void standStill(Duration time) {
    blind = List.of(new Blind.StoodStill(now, now.plus(time)));
    now = now.plus(time);
  }

  /** How a switch is found from now on. */
  public synchronized void found(Reading reading) {
    readings.put(reading.name(), reading);
  }

  public synchronized Instant now() {
    return now;
  }

  private Plan take(Belief belief, List<Observation> looks, List<Order> orders) {
    latest = turn.take(belief, senses(looks, orders));
    blind = List.of();
    journal.addAll(latest.entries());
    return latest;
  }

  private Senses senses(List<Observation> looks, List<Order> orders) {
    return new Senses(
        fleet,
        looks,
        new LinkedHashMap<>(readings),
        new LinkedHashMap<>(),
        List.of(),
        Optional.empty(),
        blind,
        List.of(),
        orders,
        now);
  }

  @Override
  public Configuration configuration() {
    return new Configuration(
        fleet,
        Optional.empty(),
        socket.resolveSibling("state"),
        socket,
        "127.0.0.1:0",
        Optional.of(new Secret("open sesame")));
  }

  @Override
  public synchronized Plan latest() {
    return latest;
  }

  @Override
  public synchronized CompletableFuture<Ruling> submit(Order order) {
    return stuck
        ? new CompletableFuture<>()
        : CompletableFuture.completedFuture(
            take(latest.belief(), List.of(), List.of(order)).rulings().getFirst());
  }

  @Override
  public synchronized Turn.Preview preview(Order order) {
    return turn.preview(latest.belief(), senses(List.of(), List.of()), order);
  }

  @Override
  public List<String> commands(String switchName, Setting setting) {
    try {
      return new Actuators().make(fleet.switches().get(switchName).spec()).commands(setting);
    } catch (IOException e) {
      return List.of("not known: " + e.getMessage());
    }
  }

  @Override
  public synchronized List<Entry> newest(int count) {
    return List.copyOf(journal.subList(Math.max(0, journal.size() - count), journal.size()));
  }

  @Override
  public synchronized List<Entry> newest(List<Class<? extends Entry>> kinds, int count) {
    var some =
        journal.stream()
            .filter(entry -> kinds.stream().anyMatch(kind -> kind.isInstance(entry)))
            .toList();
    return some.subList(Math.max(0, some.size() - count), some.size());
  }

  @Override
  public CompletableFuture<List<String>> reload() {
    return CompletableFuture.completedFuture(problems);
  }

  @Override
  public synchronized Vitals vitals() {
    return new Vitals(
        START.minus(Duration.ofHours(76)),
        now,
        Duration.ZERO,
        3,
        outbox,
        Duration.ZERO,
        journalTrouble,
        Optional.empty(),
        START.minus(Duration.ofHours(1)),
        ready);
  }
}
