package io.relevo.bench;

import io.relevo.lab.Lab;
import io.relevo.lab.Place;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** One contender at one rate: what a look costs it, from outside. */
final class Watching {
  /** Ten thousand targets are read and described first. */
  private static final Duration START = Duration.ofSeconds(60);

  private static final Duration WARM_UP = Duration.ofSeconds(5);

  private static final double MICROS_PER_TICK = 10_000;

  /**
   * What was measured.
   *
   * @param perSecond looks that nginx answered
   * @param micros of processor time for each, the kernel's included
   * @param resident megabytes (10^6 bytes) in the end
   * @param lateness how late the looks began, where it can be asked
   */
  record Result(
      Watcher watcher,
      int asked,
      double perSecond,
      double micros,
      double resident,
      @Nullable Lateness lateness) {

    /** Milliseconds that this share of the looks was not later than, where that can be asked. */
    double late(double share) {
      return lateness == null ? Double.NaN : lateness.quantile(share);
    }
  }

  /** The counters at one moment. */
  private record Sample(long nanos, long ticks, long requests) {}

  private final Watcher watcher;
  private final int perSecond;
  private final Crowd nginx;
  private final int port = Lab.freePort();

  Watching(Watcher watcher, int perSecond, Crowd nginx) {
    this.watcher = watcher;
    this.perSecond = perSecond;
    this.nginx = nginx;
  }

  Result measure(Path folder, Duration time) throws Exception {
    var text = watcher.config(perSecond, nginx.port(), port, folder);
    var config = Files.writeString(folder.resolve("config"), text);
    var command = watcher.command(config.toString(), port).toArray(String[]::new);
    try (var process = Place.loopback().spawn(folder.resolve("log"), command);
        var _ = watcher.asks() ? new Asking(port, nginx.port(), perSecond) : null) {
      if (watcher != Watcher.HAPROXY) {
        process.await(START, watcher + " listens", this::listens);
      }
      warmUp();
      return watch(process.pid(), time);
    }
  }

  /** What is done for the first time, a scrape too, is over before it is measured. */
  private void warmUp() throws Exception {
    for (var i = 0; i < watcher.warmUps(); i++) {
      pause(WARM_UP);
      scrape();
    }
  }

  /** Where it can be scraped, one scrape is part of what it costs. */
  private Result watch(long pid, Duration time) throws Exception {
    var before = sample(pid);
    var earlier = scrape();
    pause(time);
    var after = sample(pid);
    var resident = resident(pid);
    var later = scrape();
    return result(
        before, after, resident, later == null || earlier == null ? null : later.since(earlier));
  }

  private @Nullable Lateness scrape() throws IOException, InterruptedException {
    return watcher.relevo() ? Lateness.read(port) : null;
  }

  private Sample sample(long pid) throws IOException {
    return new Sample(System.nanoTime(), ticks(pid), nginx.requests());
  }

  private Result result(Sample before, Sample after, double resident, @Nullable Lateness late) {
    var looks = (double) (after.requests - before.requests);
    var seconds = (after.nanos - before.nanos) / 1e9;
    var micros = (after.ticks - before.ticks) * MICROS_PER_TICK / looks;
    return new Result(watcher, perSecond, looks / seconds, micros, resident, late);
  }

  private boolean listens() {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private static void pause(Duration time) {
    var end = System.nanoTime() + time.toNanos();
    for (var left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  /** User and system time of the process, of its threads that have ended too: proc(5). */
  private static long ticks(long pid) throws IOException {
    var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
    var fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
    return Long.parseLong(fields.get(11)) + Long.parseLong(fields.get(12));
  }

  private static double resident(long pid) throws IOException {
    try (var lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
      var line = lines.filter(each -> each.startsWith("VmRSS:")).findFirst().orElseThrow();
      return Long.parseLong(line.replaceAll("\\D", "")) * 1024 / 1e6;
    }
  }
}
