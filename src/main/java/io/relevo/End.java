package io.relevo;

import io.relevo.loop.Console;
import io.relevo.loop.SignalHandlers;
import io.relevo.loop.Systemd;
import io.relevo.metrics.OwnHealth;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The time between ready and the end: reloads on SIGHUP, feeds the watchdog, ends on SIGTERM. */
final class End {
  private static final System.Logger LOG = System.getLogger(End.class.getName());
  private static final Duration IMPATIENCE = Duration.ofMillis(20);

  /** A switch that cannot be read must not keep the service from being started. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Systemd systemd;
  private final CountDownLatch told = new CountDownLatch(1);

  End(Systemd systemd) {
    this.systemd = systemd;
    SignalHandlers.on("TERM", told::countDown);
    SignalHandlers.on("INT", told::countDown);
  }

  /** Says ready when it is, and waits until it is told to stop; the answer is the exit code. */
  int await(Console console, OwnHealth health) throws InterruptedException {
    SignalHandlers.on("HUP", () -> reload(console));
    awaitReady(console);
    systemd.ready("watching " + console.configuration().fleet().targets().size() + " targets");
    LOG.log(Level.INFO, "ready");
    var feedEvery = systemd.feedEvery().orElse(Duration.ofDays(1));
    while (!told.await(feedEvery.toMillis(), TimeUnit.MILLISECONDS)) {
      systemd.feed(health::onTime);
    }
    systemd.stopping();
    LOG.log(Level.INFO, "told to stop; switches stay where they are");
    return 0;
  }

  private void awaitReady(Console console) throws InterruptedException {
    for (var left = PATIENCE;
        !console.vitals().ready() && !left.isNegative();
        left = left.minus(IMPATIENCE)) {
      if (told.await(IMPATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    }
  }

  private void reload(Console console) {
    systemd.reloading();
    var problems = console.reload().join();
    problems.forEach(problem -> LOG.log(Level.ERROR, problem));
    var status = problems.isEmpty() ? "reloaded" : "not reloaded: " + problems.getFirst();
    LOG.log(Level.INFO, status);
    systemd.ready(status);
  }
}
