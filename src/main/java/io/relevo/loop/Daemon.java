package io.relevo.loop;

import io.relevo.alert.Problem;
import io.relevo.alert.mail.MailSettings;
import io.relevo.config.Configuration;
import io.relevo.failover.Order;
import io.relevo.failover.Ruling;
import io.relevo.fleet.Fleet;
import io.relevo.fleet.Setting;
import io.relevo.fleet.Switch;
import io.relevo.journal.Entry;
import io.relevo.journal.JournalException;
import io.relevo.journal.Memory;
import io.relevo.journal.Pen;
import io.relevo.probe.Observation;
import io.relevo.switching.Position;
import io.relevo.turn.Belief;
import io.relevo.turn.Haste;
import io.relevo.turn.PeerReport;
import io.relevo.turn.Plan;
import io.relevo.turn.Turn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The running agent: the loop with its eyes, hands and ears around it. */
public final class Daemon implements Console, AutoCloseable {
  private final InForce inForce;
  private final Parts parts;
  private final Scribe scribe;
  private final Instant started;
  private final Mailbox mailbox = new Mailbox();
  private final Ailing ailing;
  private final Pacer pacer;
  private final Hands hands;
  private final Optional<Uplink> uplink;
  private final Pulse pulse;
  private final Loop loop;
  private final Thread thread;
  private volatile Haste haste = Haste.NONE;

  /**
   * Takes up the watch where the journal left it; looks and turns begin with {@link #start}.
   *
   * @param memory what the journal remembers
   * @param ailing where the other parts of this process report what is wrong with them
   */
  public Daemon(InForce inForce, Memory memory, Parts parts, Ailing ailing) {
    this.inForce = inForce;
    this.parts = parts;
    this.ailing = ailing;
    this.started = parts.clock().instant();
    var fleet = inForce.get().fleet();
    this.scribe = new Scribe(parts.pen(), parts.telling()::say, ailing, fleet.agent().name());
    this.uplink = fleet.agent().uplink().map(beyond -> new Uplink(beyond, parts.clock()));
    this.pacer =
        new Pacer(
            parts.probes(),
            parts.eyes(),
            uplink.map(this::vouched).orElse(this::looked),
            parts.onlooker()::began,
            parts.clock(),
            System::nanoTime);
    this.hands = new Hands(parts.actuators(), mailbox::reading, parts.clock());
    this.pulse = new Pulse(parts.eyes(), parts.clock(), System::nanoTime);
    this.loop =
        new Loop(
            fleet,
            Belief.from(memory),
            new Turn(fleet.agent().name(), domain(inForce.get())),
            new Perception(started, patience -> uplink.flatMap(link -> link.doubt(patience))),
            pulse,
            mailbox,
            ailing,
            scribe,
            plan -> hands.move(plan.moves()),
            this::follow,
            parts.milestones(),
            parts.clock());
    this.thread = Thread.ofPlatform().name("loop").unstarted(loop::run);
  }

  /** Begins to look and to take turns. */
  public void start() {
    var agent = configuration().fleet().agent().name();
    scribe.remember(List.of(new Entry.Started(agent, parts.version(), started)));
    thread.start();
    take(configuration().fleet());
    pacer.start();
    pulse.start();
  }

  /** What a peer said just now. */
  public void heard(PeerReport report) {
    mailbox.heard(report, parts.clock().instant());
  }

  @Override
  public Configuration configuration() {
    return inForce.get();
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

  /** By an actuator of its own: those of the hands are moving. */
  @Override
  public List<String> commands(String switchName, Setting setting) {
    var held = Objects.requireNonNull(configuration().fleet().switches().get(switchName));
    try {
      return parts.actuators().apply(held).commands(setting);
    } catch (IOException e) {
      return List.of("not known: " + e.getMessage());
    }
  }

  @Override
  public List<Entry> newest(int count) {
    return read(pen -> pen.newest(count));
  }

  @Override
  public List<Entry> newest(List<Class<? extends Entry>> kinds, int count) {
    return read(pen -> pen.newest(kinds, count));
  }

  /** A question to the journal. */
  @FunctionalInterface
  private interface Question {
    List<Entry> ask(Pen pen) throws JournalException;
  }

  private List<Entry> read(Question question) {
    try {
      return question.ask(parts.pen());
    } catch (JournalException e) {
      throw new UncheckedIOException(new IOException(e.getMessage(), e));
    }
  }

  @Override
  public CompletableFuture<List<String>> reload() {
    var problems = inForce.reload();
    take(configuration().fleet());
    return CompletableFuture.completedFuture(problems);
  }

  private void take(Fleet fleet) {
    loop.watch(fleet);
    pacer.watch(fleet.targets().values().stream().filter(fleet::sees).toList());
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
        inForce.trouble(),
        inForce.since(),
        ready());
  }

  /** Whether every hold is in force: each switch was read, and none still has a move to make. */
  private boolean ready() {
    var plan = loop.latest();
    var positions = plan.belief().memory().positions();
    return thread.isAlive()
        && plan.situation().decision().wanted().keySet().stream()
            .allMatch(
                name ->
                    plan.belief().readings().containsKey(name)
                        && arrived(plan, positions.get(name)));
  }

  /** A move that fails is no reason to wait: it is told. */
  private static boolean arrived(Plan plan, @Nullable Position position) {
    return position == null
        || position.pending().isEmpty()
        || plan.situation().readings().values().stream()
            .anyMatch(reading -> reading.failure().isPresent());
  }

  /** What needs no network is as it was seen. */
  private Consumer<Observation> vouched(Uplink link) {
    var voucher = new Voucher(link::ask, mailbox::heardSince, this::looked);
    return look -> {
      var target = configuration().fleet().targets().get(look.target());
      if (target == null || target.probe().local()) {
        looked(look);
      } else {
        voucher.look(look);
      }
    };
  }

  private void looked(Observation look) {
    parts.onlooker().looked(look);
    mailbox.look(look, haste.matters(look));
  }

  /** What follows from a turn beside its moves: messages, and looks that should not wait. */
  private void follow(Plan plan) {
    var now = Haste.after(plan);
    haste = now;
    now.soon().forEach(pacer::hurry);
    now.atOnce().forEach(pacer::atOnce);
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
    pulse.close();
    pacer.close();
    loop.stop();
    join();
    scribe.remember(
        List.of(
            new Entry.Stopped(configuration().fleet().agent().name(), parts.clock().instant())));
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
