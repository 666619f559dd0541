package io.relevo.loop;

import io.relevo.failover.Order;
import io.relevo.failover.Ruling;
import io.relevo.probe.Observation;
import io.relevo.switching.Reading;
import io.relevo.turn.PeerReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Where everything that is sensed waits for the loop; only what matters wakes it. */
final class Mailbox {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition news = lock.newCondition();
  private final SequencedMap<String, Reading> known = new LinkedHashMap<>();
  private final SequencedMap<String, Heard> reports = new LinkedHashMap<>();
  private SequencedMap<String, Reading> readings = new LinkedHashMap<>();
  private List<Observation> looks = new ArrayList<>();
  private List<Asked> orders = new ArrayList<>();
  private boolean urgent;

  /** An order and where its answer goes. */
  record Asked(Order order, CompletableFuture<Ruling> answer) {}

  /** What a peer said, and when. */
  record Heard(PeerReport report, Instant at) {
    private Heard shifted(Duration off) {
      return new Heard(report, at.plus(off));
    }
  }

  /**
   * Everything that waited: of the readings the newest of each switch that was read; reports are
   * the newest of each peer, whether they are new or not.
   */
  record Batch(
      List<Observation> looks,
      List<Asked> orders,
      SequencedMap<String, Reading> readings,
      SequencedMap<String, Heard> reports) {
    /** The same by a clock that is so much ahead. */
    Batch shifted(Duration off) {
      var shifted = new LinkedHashMap<>(reports);
      shifted.replaceAll((_, heard) -> heard.shifted(off));
      return new Batch(looks, orders, readings, shifted);
    }
  }

  void look(Observation look, boolean matters) {
    locked(
        () -> {
          looks.add(look);
          urgent |= matters;
        });
  }

  /** A reading wakes the loop when it says something new. */
  void reading(Reading reading) {
    locked(
        () -> {
          readings.put(reading.name(), reading);
          var before = known.put(reading.name(), reading);
          urgent |= before == null || !reading.repeats(before);
        });
  }

  void heard(PeerReport report, Instant at) {
    locked(
        () -> {
          var before = reports.put(report.agent(), new Heard(report, at));
          urgent |= before == null || !before.report().agrees(report);
        });
  }

  /** Whether a peer said something after that time. */
  boolean heardSince(Instant time) {
    lock.lock();
    try {
      return reports.values().stream().anyMatch(heard -> heard.at().isAfter(time));
    } finally {
      lock.unlock();
    }
  }

  void order(Asked asked) {
    locked(
        () -> {
          orders.add(asked);
          urgent = true;
        });
  }

  /** Something else happened that a turn should not wait for. */
  void nudge() {
    locked(() -> urgent = true);
  }

  /** The clock was set: what peers said stays as old as it was. */
  void shift(Duration off) {
    locked(() -> reports.replaceAll((_, heard) -> heard.shifted(off)));
  }

  /** Forgets what switches and peers that are no more said. */
  void keep(Collection<String> switches, Collection<String> peers) {
    locked(
        () -> {
          known.keySet().retainAll(switches);
          reports.keySet().retainAll(peers);
        });
  }

  /** Waits until something that matters arrived, at most so long, and takes everything out. */
  Batch take(Duration atMost) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      var left = atMost.toNanos();
      while (!urgent && left > 0) {
        left = news.awaitNanos(left);
      }
      return empty();
    } finally {
      lock.unlock();
    }
  }

  /** What was read and reported, with nothing taken out. */
  Batch peek() {
    lock.lock();
    try {
      return new Batch(
          List.of(), List.of(), new LinkedHashMap<>(readings), new LinkedHashMap<>(reports));
    } finally {
      lock.unlock();
    }
  }

  private Batch empty() {
    var batch = new Batch(looks, orders, readings, new LinkedHashMap<>(reports));
    readings = new LinkedHashMap<>();
    looks = new ArrayList<>();
    orders = new ArrayList<>();
    urgent = false;
    return batch;
  }

  private void locked(Runnable change) {
    lock.lock();
    try {
      change.run();
      if (urgent) {
        news.signal();
      }
    } finally {
      lock.unlock();
    }
  }
}
