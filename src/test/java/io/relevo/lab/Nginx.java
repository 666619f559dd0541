package io.relevo.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * A real nginx: a master and one worker in a private folder. {@code /} says {@code hello from NAME}
 * and obeys the maintenance flag, {@code /healthz} says the same and does not, {@code /brief}
 * closes a connection that is idle for 50 ms and {@code /twice} one that asked two times, {@code
 * /nginx_status} is the stub_status page. All faults take hold on the next request, without a
 * reload.
 */
public final class Nginx implements AutoCloseable {
  private static final Duration READY = Duration.ofSeconds(10);
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final Place place;
  private final String name;
  private final int port;
  private final Path folder;
  private Started started;

  /**
   * How it answers; everything but {@code NORMAL} is a fault of the application, with nginx itself
   * alive.
   */
  public enum Mode {
    NORMAL,
    /** Every location, the status page too, closes the connection without a byte. */
    EMPTY_REPLY,
    /** {@code /} and {@code /healthz} say 503, without the headers of the maintenance page. */
    UNAVAILABLE,
    /** {@code /} and {@code /healthz} say 200 with no body. */
    EMPTY_BODY;

    Path flag(Path folder) {
      return folder.resolve(name().toLowerCase(Locale.ROOT) + ".on");
    }
  }

  private Nginx(Place place, String name, int port, Path folder) {
    this.place = place;
    this.name = name;
    this.port = port;
    this.folder = folder;
    this.started = run();
  }

  /**
   * Starts it at {@code http://ADDRESS:PORT/} and waits until it answers. The name has at most nine
   * letters; the folder is its own.
   */
  public static Nginx start(Place place, String name, int port, Path folder) {
    try {
      Files.createDirectories(folder.resolve("t"));
      String program = Lab.binary("nginx").orElseThrow().toString();
      Command.run("cp", program, folder.resolve(processName(name)).toString());
      Files.writeString(folder.resolve("nginx.conf"), NginxConfig.text(place, name, port, folder));
      return new Nginx(place, name, port, folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Started run() {
    Started run =
        place.spawn(
            folder.resolve("nginx.log"),
            folder.resolve(processName()).toString(),
            "-p",
            folder + "/",
            "-e",
            "stderr",
            "-c",
            "nginx.conf");
    try {
      return run.await(READY, "nginx of " + folder + " listens", this::listens);
    } catch (AssertionError e) {
      run.close();
      throw e;
    }
  }

  /** The URI of one of its pages, as seen in its own place. */
  public URI uri(String path) {
    return URI.create("http://" + place.address() + ":" + port + path);
  }

  /**
   * While this file exists {@code /} is the maintenance page: 503 with Retry-After and the flag.
   */
  public Path maintenanceFlag() {
    return folder.resolve("maintenance.on");
  }

  /** The name of its processes ({@code comm}), unlike that of any other nginx on the machine. */
  public String processName() {
    return processName(name);
  }

  private static String processName(String name) {
    return "nginx-" + name;
  }

  /** One GET from its own place. */
  public Http.Reply get(String path) throws Exception {
    return place.inside(() -> Http.get(uri(path), LOOK));
  }

  /** The master and the worker, as far as they run; orphans too. */
  public List<Long> family() {
    return started.family();
  }

  public Started master() {
    return started;
  }

  /** Kills the master and every worker at once. */
  public void killAll() {
    started.kill9();
  }

  /**
   * Kills the master alone: the worker is orphaned and goes on answering, and the port stays taken.
   */
  public void killMaster() {
    started.kill9Alone();
  }

  /** Freezes master and worker: connections are accepted by the kernel, no byte ever comes. */
  public void hang() {
    started.stop();
  }

  /** Ends {@link #hang}. */
  public void resume() {
    started.cont();
  }

  /** Starts it again after {@link #killAll}, in the mode in which it was. */
  public void start() {
    if (!family().isEmpty()) {
      throw new IllegalStateException(
          "nginx of " + folder + ": must be dead to be started (was: " + family() + ")");
    }
    started = run();
  }

  /** Chooses how it answers from the next request on. */
  public void answer(Mode mode) {
    try {
      for (Mode other : Mode.values()) {
        Files.deleteIfExists(other.flag(folder));
      }
      Files.createFile(mode.flag(folder));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean listens() {
    try {
      return get("/").status() > 0;
    } catch (Exception e) {
      return "empty reply".equals(e.getMessage());
    }
  }

  @Override
  public void close() {
    started.close();
  }
}
