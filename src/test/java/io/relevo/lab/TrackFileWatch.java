package io.relevo.lab;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntPredicate;

/**
 * The history of a track file, told by the kernel (inotify) when another one takes its place. The
 * times are those of the file system, at most one tick of the kernel (4 ms) too early.
 */
public final class TrackFileWatch implements AutoCloseable {
  private final Path file;
  private final WatchService events;
  private final List<Change> changes = new CopyOnWriteArrayList<>();

  /** What the file says from then on; below zero keepalived steps back. */
  private record Change(Instant at, int value) {}

  private TrackFileWatch(Path file) throws IOException {
    this.file = file;
    this.events = file.getFileSystem().newWatchService();
    file.getParent().register(events, StandardWatchEventKinds.ENTRY_CREATE);
  }

  /** Watches from now on. */
  public static TrackFileWatch of(Path file) throws IOException {
    var watch = new TrackFileWatch(file);
    Thread.ofPlatform().daemon().name("watch of " + file).start(watch::watch);
    return watch;
  }

  /** When it first told keepalived to step back, since then. */
  public Optional<Instant> lowered(Instant since) {
    return first(since, value -> value < 0);
  }

  /** When it first told keepalived to come back, since then. */
  public Optional<Instant> raised(Instant since) {
    return first(since, value -> value >= 0);
  }

  private Optional<Instant> first(Instant since, IntPredicate wanted) {
    return changes.stream()
        .filter(change -> wanted.test(change.value()) && !change.at().isBefore(since))
        .map(Change::at)
        .findFirst();
  }

  private void watch() {
    try {
      while (true) {
        var key = events.take();
        if (key.pollEvents().stream()
            .anyMatch(event -> file.getFileName().equals(event.context()))) {
          changes.add(new Change(renamed(), Integer.parseInt(Files.readString(file).strip())));
        }
        key.reset();
      }
    } catch (ClosedWatchServiceException closed) {
      // as it should be
    } catch (InterruptedException | IOException e) {
      throw new IllegalStateException("watch of " + file, e);
    }
  }

  private Instant renamed() throws IOException {
    return ((FileTime) Files.getAttribute(file, "unix:ctime")).toInstant();
  }

  @Override
  public void close() throws IOException {
    events.close();
  }
}
