package io.relevo.loop;

import io.relevo.alert.Notice;
import io.relevo.alert.mail.Postman.Delivery;
import io.relevo.config.Configuration;
import io.relevo.journal.JournalException;
import io.relevo.journal.Outbox;
import io.relevo.journal.Outbox.Waiting;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Tells: delivers what is due in the outbox, on its own thread, so that a hanging relay delays no
 * move. Every message is tried until a relay takes it, or refuses it for good, or it is too old; of
 * the last two the others are told (law 6).
 */
public final class Mouth implements Telling, AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Mouth.class.getName());

  /** The longest rest; whoever cannot be reached is looked at again this often. */
  private static final Duration IDLE = Duration.ofMinutes(1);

  /** The shortest rest between two rounds. */
  private static final Duration BREATH = Duration.ofMillis(200);

  /** The rest after a round in which the outbox itself failed. */
  private static final Duration TROUBLE = Duration.ofSeconds(5);

  /** How long a try under way may take to end by itself at the end, and then to be broken off. */
  private static final Duration PARTING = Duration.ofSeconds(1);

  private final Outbox outbox;
  private final Pocket pocket = new Pocket();
  private final Courier courier;
  private final Unreached unreached;
  private final Supplier<Configuration> configuration;
  private final Clock clock;
  private final Semaphore bell = new Semaphore(0);
  private final Thread thread = Thread.ofPlatform().name("mouth").daemon().unstarted(this::run);
  private volatile boolean stopped;

  /**
   * @param ailing where it is reported whom no message reaches
   * @param configuration the one in force, asked before each try
   */
  public Mouth(
      Outbox outbox,
      Courier courier,
      Ailing ailing,
      Supplier<Configuration> configuration,
      Clock clock) {
    this.outbox = outbox;
    this.courier = courier;
    this.unreached = new Unreached(ailing);
    this.configuration = configuration;
    this.clock = clock;
  }

  /**
   * Begins to deliver. To be called before the first turn: it reports first who could not be
   * reached before the restart.
   */
  public void start() {
    report();
    thread.start();
  }

  @Override
  public void wake() {
    bell.release();
  }

  @Override
  public void say(List<Notice> unrecorded) {
    unrecorded.forEach(pocket::put);
    wake();
  }

  private void run() {
    try {
      while (!stopped) {
        var pause = round(outbox);
        var shorter = round(pocket);
        report();
        rest(pause.compareTo(shorter) < 0 ? pause : shorter);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void rest(Duration pause) throws InterruptedException {
    if (bell.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
      bell.drainPermits();
    }
  }

  /** Delivers everything that is due, and says how long nothing else will be. */
  private Duration round(Outbox box) {
    try {
      for (var due = due(box); !due.isEmpty() && !stopped; due = due(box)) {
        deliver(box, due);
      }
      return untilNext(box);
    } catch (JournalException e) {
      LOG.log(Level.ERROR, "the outbox fails; it is tried again in a moment: {0}", e.getMessage());
      return TROUBLE;
    }
  }

  private List<Waiting> due(Outbox box) throws JournalException {
    var due = box.due(clock.instant());
    return box == pocket ? due.stream().filter(w -> !behind(w.notice())).toList() : due;
  }

  /** A message in the pocket does not overtake what waits on the disk, where that can be read. */
  private boolean behind(Notice notice) {
    try {
      return outbox.waitsFor(notice.person());
    } catch (JournalException _) {
      return false;
    }
  }

  private Duration untilNext(Outbox box) throws JournalException {
    var until = box.nextDue().map(next -> Duration.between(clock.instant(), next)).orElse(IDLE);
    return until.compareTo(BREATH) < 0 ? BREATH : until.compareTo(IDLE) > 0 ? IDLE : until;
  }

  private void deliver(Outbox box, List<Waiting> due) throws JournalException {
    Optional<Delivery.Later> nobody = Optional.empty();
    for (var waiting : due) {
      if (nobody.isPresent()) {
        courier.postpone(box, waiting, nobody.get());
      } else if (!stopped) {
        nobody = deliver(box, waiting);
      }
    }
  }

  /** One message; says so when it is the relays that are in trouble. */
  private Optional<Delivery.Later> deliver(Outbox box, Waiting waiting) throws JournalException {
    var notice = waiting.notice();
    var delivery = pocket.ended(notice).orElseGet(() -> courier.carry(notice, configuration.get()));
    if (!(delivery instanceof Delivery.Later)) {
      pocket.keep(notice, delivery);
    } else if (stopped) {
      return Optional.empty();
    }
    courier.note(box, waiting, delivery, configuration.get());
    if (box == outbox) {
      pocket.forget(notice);
    }
    return delivery instanceof Delivery.Later later && later.nobody()
        ? Optional.of(later)
        : Optional.empty();
  }

  private void report() {
    try {
      unreached.report(outbox.undelivered(), configuration.get().fleet());
    } catch (JournalException e) {
      LOG.log(Level.ERROR, "the outbox fails: {0}", e.getMessage());
    }
  }

  /** Ends within two seconds, whatever a relay does; what is not delivered stays in the outbox. */
  @Override
  public void close() {
    stopped = true;
    wake();
    join();
    thread.interrupt();
    join();
  }

  private void join() {
    try {
      thread.join(PARTING);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
