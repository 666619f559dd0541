package io.relevo.loop;

import io.relevo.alert.Problem;
import io.relevo.alert.mail.MailSettings;
import io.relevo.config.Configuration;
import io.relevo.failover.Order;
import io.relevo.failover.Ruling;
import io.relevo.fleet.Fleet;
import io.relevo.fleet.Switch;
import io.relevo.journal.Entry;
import io.relevo.journal.Memory;
import io.relevo.probe.Observation;
import io.relevo.turn.Belief;
import io.relevo.turn.PeerReport;
import io.relevo.turn.Plan;
import io.relevo.turn.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The running agent: the loop with its eyes, hands and ears around it. */
public final class Daemon implements Console, AutoCloseable {
  private final Parts parts;
  private final Instant started;
  private final Mailbox mailbox = new Mailbox();
  private final Ailing ailing;
  private final Haste haste = new Haste();
  private final Pacer pacer;
  private final Hands hands;
  private final Optional<Uplink> uplink;
  private final Loop loop;
  private final Thread thread;
  private volatile Configuration configuration;
  private volatile Instant reloaded;
  private volatile Optional<String> reloadTrouble = Optional.empty();

  /**
   * Takes up the watch where the journal left it; looks and turns begin with {@link #start}.
   *
   * @param memory what the journal remembers
   * @param ailing where the other parts of this process report what is wrong with them
   */
  public Daemon(Configuration configuration, Memory memory, Parts parts, Ailing ailing) {
    this.configuration = configuration;
    this.parts = parts;
    this.ailing = ailing;
    this.started = parts.clock().instant();
    this.reloaded = started;
    var fleet = configuration.fleet();
    this.pacer = new Pacer(parts.probes(), this::looked, parts.clock(), System::nanoTime);
    this.hands = new Hands(parts.actuators(), mailbox::reading, parts.clock());
    this.uplink = fleet.agent().uplink().map(beyond -> new Uplink(beyond, parts.clock()));
    this.loop =
        new Loop(
            fleet,
            Belief.from(memory),
            new Turn(fleet.agent().name(), domain(configuration)),
            new Perception(started, patience -> uplink.flatMap(link -> link.doubt(patience))),
            mailbox,
            ailing,
            new Scribe(parts.pen(), parts.telling()::say, ailing, fleet.agent().name()),
            plan -> hands.move(plan.moves()),
            this::follow,
            parts.milestones(),
            parts.clock());
    this.thread = Thread.ofPlatform().name("loop").unstarted(loop::run);
  }

  /** Begins to look and to take turns. */
  public void start() {
    thread.start();
    take(configuration.fleet());
    pacer.start();
  }

  /** What a peer said just now. */
  public void heard(PeerReport report) {
    mailbox.heard(report, parts.clock().instant());
  }

  @Override
  public Configuration configuration() {
    return configuration;
  }

  @Override
  public Plan latest() {
    return loop.latest();
  }

  @Override
  public CompletableFuture<Ruling> submit(Order order) {
    return loop.submit(order);
  }

  @Override
  public Turn.Preview preview(Order order) {
    return loop.preview(order);
  }

  @Override
  public List<Entry> newest(int count) {
    return parts.pen().newest(count);
  }

  @Override
  public CompletableFuture<List<String>> reload() {
    var problems =
        switch (parts.rereading().read()) {
          case Rereading.Outcome.Bad(List<String> bad) -> bad;
          case Rereading.Outcome.Good(Configuration good) -> replace(good);
        };
    reloadTrouble = problems.stream().findFirst();
    return CompletableFuture.completedFuture(problems);
  }

  private List<String> replace(Configuration good) {
    var fixed = Fixed.changed(configuration, good);
    if (fixed.isEmpty()) {
      configuration = good;
      reloaded = parts.clock().instant();
      take(good.fleet());
    }
    return fixed;
  }

  private void take(Fleet fleet) {
    loop.watch(fleet);
    pacer.watch(fleet.targets().values());
    var mine = fleet.switches().values().stream().filter(fleet::mine).toList();
    hands.hold(mine);
    mailbox.keep(mine.stream().map(Switch::name).toList(), fleet.agent().others());
  }

  @Override
  public Vitals vitals() {
    var outgoing = parts.outgoing().get();
    return new Vitals(
        started,
        loop.lastTurn(),
        pacer.lag(),
        pacer.overruns(),
        outgoing.byState(),
        outgoing.oldestWaiting(),
        ailing.what(Problem.Kind.UNREMEMBERED),
        reloadTrouble,
        reloaded,
        thread.isAlive());
  }

  private void looked(Observation look) {
    parts.onlooker().looked(look);
    mailbox.look(look, haste.matters(look));
  }

  /** What follows from a turn beside its moves: messages, and looks that should not wait. */
  private void follow(Plan plan) {
    haste.follow(plan, pacer);
    if (!plan.notices().isEmpty()) {
      parts.telling().wake();
    }
    parts.onlooker().turned(plan);
  }

  private static String domain(Configuration configuration) {
    return configuration.mail().map(MailSettings::domain).orElse("relevo.invalid");
  }

  /**
   * Ends in order: no more looks, no more moves, then no more turns. Nothing is moved by it (law
   * 8).
   */
  @Override
  public void close() {
    pacer.close();
    loop.stop();
    join();
    hands.close();
    uplink.ifPresent(Uplink::close);
  }

  private void join() {
    try {
      thread.join(Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
