package io.relevo.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A real keepalived with one VRRPv3 instance, {@code VI_1}, on a host of a lab network. */
public final class Keepalived implements AutoCloseable {
  private static final Duration READY = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofMillis(200);
  private static final Pattern STATE =
      Pattern.compile("\"vipset\":(true|false).*\"state\":(\\d+).*\\}\\}]", Pattern.DOTALL);
  private static final Pattern PRIORITY = Pattern.compile("\"effective_priority\":(\\d+)");
  private static final int JSON = Integer.parseInt(signalNumber("JSON"));

  private final Host host;
  private final Path folder;
  private Started started;

  /** Roles by keepalived's own numbers. */
  public enum Role {
    INIT,
    BACKUP,
    MASTER,
    FAULT
  }

  /** What keepalived says of itself. */
  public record State(Role role, int effectivePriority, boolean addressSet) {}

  private Keepalived(Host host, Path folder) {
    this.host = host;
    this.folder = folder;
    this.started = run();
  }

  /** Starts it and waits until it takes part; the folder is its own. */
  public static Keepalived start(KeepalivedConfig config, Path folder) {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("keepalived.conf"), config.text(folder.resolve("fifo")));
      return new Keepalived(config.host(), folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String signalNumber(String name) {
    return Command.run("keepalived", "--signum=" + name).strip();
  }

  /** It enters the host's namespace by itself: started inside, it could not track processes. */
  private Started run() {
    // after kill9 they name processes that nobody may have collected yet: it would call itself
    // already running
    delete(pidFile());
    delete(vrrpPidFile());
    Path log = folder.resolve("keepalived.log");
    delete(log);
    Started run =
        Place.loopback()
            .spawn(
                log,
                "env",
                "TMPDIR=" + folder,
                Lab.resolved("keepalived")[0],
                "-n",
                "-l",
                "-D",
                "-P",
                "-f",
                folder.resolve("keepalived.conf").toString(),
                "-p",
                pidFile().toString(),
                "-r",
                vrrpPidFile().toString());
    try {
      return run.await(
          READY, "keepalived on " + host, () -> run.log().contains("Startup complete"));
    } catch (AssertionError e) {
      run.close();
      throw e;
    }
  }

  /** The pid of the parent, which is the one to signal. */
  public Path pidFile() {
    return folder.resolve("keepalived.pid");
  }

  private Path vrrpPidFile() {
    return folder.resolve("vrrp.pid");
  }

  /** Where its state appears, as JSON, after the signal {@code keepalived --signum=JSON}. */
  public Path jsonFile() {
    return folder.resolve("keepalived.json");
  }

  /** The named pipe on which it says every change of role. */
  public Path fifo() {
    return folder.resolve("fifo");
  }

  /** Asks it for its state, a few milliseconds. */
  public State state() {
    return Lab.await(READY, "keepalived on " + host + " says its state", this::ask);
  }

  /** Empty when no new file was seen soon: two within one tick of the clock look the same. */
  private Optional<State> ask() {
    long before = written();
    started.signal(JSON);
    long end = System.nanoTime() + ANSWER.toNanos();
    while (System.nanoTime() - end < 0) {
      Optional<State> state = written() == before ? Optional.empty() : read();
      if (state.isPresent()) {
        return state;
      }
      LockSupport.parkNanos(1_000_000);
    }
    return Optional.empty();
  }

  /** Waits for a role. */
  public void await(Role role, Duration deadline) {
    Lab.until(deadline, "keepalived on " + host + " is " + role, () -> state().role() == role);
  }

  /** Stops it in order (about a second: it gives the address away first) and starts it again. */
  public void restart() {
    started.term();
    started.close();
    started = run();
  }

  /** Kills all its processes: the address stays on the interface until it is started again. */
  public void kill9() {
    started.kill9();
  }

  /** Freezes all its processes. */
  public void hang() {
    started.stop();
  }

  /** Ends {@link #hang}. */
  public void resume() {
    started.cont();
  }

  /** Starts it again after {@link #kill9}. */
  public void start() {
    started = run();
  }

  public Started process() {
    return started;
  }

  /** 2.2.7 makes a new file each time but writes it in place: for a moment it can be read half. */
  private Optional<State> read() {
    try {
      String json = Files.readString(jsonFile());
      Matcher state = STATE.matcher(json);
      Matcher priority = PRIORITY.matcher(json);
      if (!state.find() || !priority.find()) {
        return Optional.empty();
      }
      Role role = Role.values()[Integer.parseInt(state.group(2))];
      return Optional.of(
          new State(role, Integer.parseInt(priority.group(1)), state.group(1).equals("true")));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private long written() {
    try {
      return Files.getLastModifiedTime(jsonFile()).to(TimeUnit.NANOSECONDS);
    } catch (IOException e) {
      return 0;
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    started.close();
  }
}
