package io.relevo.loop;

import io.relevo.libc.UnixDatagram;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Tells systemd how far the daemon is (sd_notify(3)); says nothing where systemd did not start it.
 *
 * <p>Never fails: a word that does not arrive is logged, and a missed watchdog is systemd's to
 * judge.
 */
public final class Systemd {
  private static final System.Logger LOG = System.getLogger(Systemd.class.getName());

  private final Optional<String> socket;
  private final Optional<Duration> watchdog;

  private Systemd(Optional<String> socket, Optional<Duration> watchdog) {
    this.socket = socket;
    this.watchdog = watchdog;
  }

  /**
   * What systemd asks for.
   *
   * @param environment where it says so: {@code NOTIFY_SOCKET}, {@code WATCHDOG_USEC} and {@code
   *     WATCHDOG_PID}
   * @param pid this process: a watchdog that is meant for another one is not ours to feed
   */
  public static Systemd of(Map<String, String> environment, long pid) {
    var socket =
        Optional.ofNullable(environment.get("NOTIFY_SOCKET"))
            .filter(address -> address.startsWith("/") || address.startsWith("@"));
    var watchdog =
        number(environment, "WATCHDOG_USEC")
            .filter(_ -> number(environment, "WATCHDOG_PID").orElse(pid) == pid)
            .filter(usec -> usec > 0)
            .map(usec -> Duration.ofNanos(usec * 1000));
    return new Systemd(socket, watchdog);
  }

  /** State is loaded and holds are in force: for the first time, or again after a reload. */
  public void ready(String status) {
    send("READY=1\nSTATUS=" + line(status));
  }

  /** One line for {@code systemctl status}. */
  public void status(String status) {
    send("STATUS=" + line(status));
  }

  /** The configuration is being read again; {@link #ready} ends it, whatever came of it. */
  public void reloading() {
    // System.nanoTime is CLOCK_MONOTONIC on Linux, which is what is asked for.
    send("RELOADING=1\nMONOTONIC_USEC=" + System.nanoTime() / 1000);
  }

  /** The end has begun. */
  public void stopping() {
    send("STOPPING=1");
  }

  /** Starting, reloading or stopping takes longer: so much from now. */
  public void extend(Duration more) {
    send("EXTEND_TIMEOUT_USEC=" + more.toNanos() / 1000);
  }

  /** How often to {@link #feed}: half of what systemd waits; empty when it does not watch. */
  public Optional<Duration> feedEvery() {
    return socket.flatMap(_ -> watchdog).map(time -> time.dividedBy(2));
  }

  /** Feeds the watchdog, but only while loop and schedule are on time. */
  public void feed(BooleanSupplier onTime) {
    if (onTime.getAsBoolean()) {
      send("WATCHDOG=1");
    }
  }

  private void send(String words) {
    socket.ifPresent(
        address -> {
          try {
            UnixDatagram.send(address, words);
          } catch (IOException e) {
            LOG.log(
                Level.WARNING,
                "systemd was not told {0}: {1}",
                words.replace('\n', ' '),
                e.getMessage());
          }
        });
  }

  private static String line(String text) {
    return text.lines().findFirst().orElse("");
  }

  private static Optional<Long> number(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name))
        .filter(text -> text.matches("\\d{1,15}"))
        .map(Long::valueOf);
  }
}
