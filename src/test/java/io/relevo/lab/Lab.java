package io.relevo.lab;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What this machine can run, and how a test waits for it. */
public final class Lab {
  private static final Duration POLL = Duration.ofMillis(5);

  private Lab() {}

  /**
   * Skips the running test, with the reason, when the machine lacks something. With {@code
   * RELEVO_LAB=required} in the environment it fails instead, so that a build server cannot pass by
   * skipping.
   */
  public static void needs(Need... needs) {
    lacks(needs).ifPresent(Lab::refuse);
  }

  /** What this machine lacks, in words; empty when it has everything. */
  public static Optional<String> lacks(Need... needs) {
    return Arrays.stream(needs).flatMap(need -> need.missing().stream()).findFirst();
  }

  private static void refuse(String reason) {
    if ("required".equals(System.getenv("RELEVO_LAB"))) {
      throw new AssertionError(reason);
    }
    abort(reason);
  }

  /** Waits until the condition holds; past the deadline it fails, naming what it waited for. */
  public static void until(Duration deadline, String what, BooleanSupplier condition) {
    if (!within(deadline, condition)) {
      throw new AssertionError("not within " + deadline.toMillis() + " ms: " + what);
    }
  }

  /** Waits until the condition holds, at most so long; whether it did. */
  public static boolean within(Duration deadline, BooleanSupplier condition) {
    long end = System.nanoTime() + deadline.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        return false;
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
    return true;
  }

  /**
   * Waits until there is an answer, and returns it; past the deadline it fails, naming what it
   * waited for.
   */
  public static <T> T await(Duration deadline, String what, Supplier<Optional<T>> question) {
    AtomicReference<Optional<T>> answer = new AtomicReference<>(Optional.empty());
    until(
        deadline,
        what,
        () -> {
          answer.set(question.get());
          return answer.get().isPresent();
        });
    return answer.get().orElseThrow();
  }

  /** A port of the loopback that was free a moment ago. */
  public static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static boolean root() {
    return "root".equals(System.getProperty("user.name"));
  }

  /** Where a program is; the system folders count even where the user's PATH leaves them out. */
  static Optional<Path> binary(String name) {
    if (name.contains("/")) {
      return Optional.of(Path.of(name)).filter(Files::isExecutable);
    }
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.concat(
            Arrays.stream(path.split(":")), Stream.of("/usr/sbin", "/sbin", "/usr/bin", "/bin"))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** The command with its program as an absolute path. */
  static String[] resolved(String... command) {
    String[] resolved = command.clone();
    resolved[0] =
        binary(command[0])
            .map(Path::toString)
            .orElseThrow(
                () -> new IllegalStateException("no program " + command[0] + " on this machine"));
    return resolved;
  }
}
