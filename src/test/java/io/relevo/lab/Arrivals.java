package io.relevo.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.List;

/**
 * The files of a folder in the order in which they were made: their times are too coarse to tell.
 */
final class Arrivals implements AutoCloseable {
  private final Path folder;
  private final WatchService service;
  private final WatchKey key;
  private final List<Path> files = new ArrayList<>();

  private Arrivals(Path folder) throws IOException {
    this.folder = folder;
    this.service = folder.getFileSystem().newWatchService();
    this.key = folder.register(service, StandardWatchEventKinds.ENTRY_CREATE);
  }

  /** Knows the files that are made from now on. */
  static Arrivals of(Path folder) {
    try {
      return new Arrivals(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  synchronized List<Path> files() {
    key.pollEvents().forEach(event -> files.add(folder.resolve((Path) event.context())));
    return List.copyOf(files);
  }

  @Override
  public void close() {
    try {
      service.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
