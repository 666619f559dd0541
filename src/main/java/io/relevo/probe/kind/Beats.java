package io.relevo.probe.kind;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import io.relevo.json.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What was reported of each heartbeat: a small file for each, always whole, so that a restart
 * forgets nothing.
 */
public final class Beats {
  /** What is reported. */
  public enum Kind {
    START,
    FINISH,
    FAIL
  }

  /**
   * What is known of one.
   *
   * @param since when it was first asked for
   */
  record Beat(
      Instant since,
      Optional<Instant> started,
      Optional<Instant> finished,
      Optional<Instant> failed) {
    static Beat none(Instant since) {
      return new Beat(since, Optional.empty(), Optional.empty(), Optional.empty());
    }

    Beat and(Kind kind, Instant at) {
      var now = Optional.of(at);
      return switch (kind) {
        case START -> new Beat(since, now, finished, failed);
        case FINISH -> new Beat(since, started, now, failed);
        case FAIL -> new Beat(since, started, finished, now);
      };
    }
  }

  private final Path folder;

  /**
   * Reads and writes nothing yet.
   *
   * @param folder made when there is something to keep
   */
  public Beats(Path folder) {
    this.folder = folder;
  }

  /**
   * Keeps one report.
   *
   * @throws IOException when it cannot be kept
   */
  public synchronized void beat(String name, Kind kind, Instant at) throws IOException {
    write(name, readable(name).orElseGet(() -> Beat.none(at)).and(kind, at));
  }

  /**
   * What was reported; the first question begins to count the time.
   *
   * @throws IOException when that cannot be read or kept
   */
  synchronized Beat of(String name, Instant now) throws IOException {
    if (!Files.exists(file(name))) {
      write(name, Beat.none(now));
    }
    return readable(name)
        .orElseThrow(() -> new IOException(file(name) + ": is damaged; the next beat mends it"));
  }

  private Optional<Beat> readable(String name) throws IOException {
    if (!Files.exists(file(name))) {
      return Optional.empty();
    }
    var text = new String(Files.readAllBytes(file(name)), StandardCharsets.UTF_8);
    try {
      var beat = Objects.requireNonNull(Json.read(text, Beat.class));
      Objects.requireNonNull(beat.since());
      return Optional.of(beat);
    } catch (RuntimeException e) {
      return Optional.empty(); // whatever stands there, it is no beat
    }
  }

  private void write(String name, Beat beat) throws IOException {
    Files.createDirectories(folder);
    var temporary = Files.createTempFile(folder, "." + name + ".", ".tmp");
    try {
      fill(temporary, Json.write(beat) + "\n");
      Files.move(temporary, file(name), ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static void fill(Path file, String text) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  private Path file(String name) {
    return folder.resolve(name + ".json");
  }
}
