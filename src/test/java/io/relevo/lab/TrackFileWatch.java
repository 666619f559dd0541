package io.relevo.lab;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The history of a track file, told by the kernel (inotify) when another one takes its place. */
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

  /** When it was first lowered since then. */
  public Optional<Instant> lowered(Instant since) {
    return changes.stream()
        .filter(change -> change.value() < 0 && !change.at().isBefore(since))
        .map(Change::at)
        .findFirst();
  }

  private void watch() {
    try {
      while (true) {
        var key = events.take();
        var at = Instant.now();
        if (key.pollEvents().stream()
            .anyMatch(event -> file.getFileName().equals(event.context()))) {
          changes.add(new Change(at, Integer.parseInt(Files.readString(file).strip())));
        }
        key.reset();
      }
    } catch (ClosedWatchServiceException closed) {
      // as it should be
    } catch (InterruptedException | IOException e) {
      throw new IllegalStateException("watch of " + file, e);
    }
  }

  @Override
  public void close() throws IOException {
    events.close();
  }
}
