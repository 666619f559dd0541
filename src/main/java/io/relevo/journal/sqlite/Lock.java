package io.relevo.journal.sqlite;

import io.relevo.journal.JournalException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/** One pen: keeps a second process away from the same state folder. The system lets go of it. */
final class Lock implements AutoCloseable {
  private final FileChannel channel;

  private Lock(FileChannel channel) {
    this.channel = channel;
  }

  static Lock of(Path file) throws JournalException {
    try {
      return lock(file);
    } catch (IOException e) {
      throw new JournalException(
          "%s: the state folder must be writable (was: %s)".formatted(file, e), e);
    }
  }

  private static Lock lock(Path file) throws IOException, JournalException {
    Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
    var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (locked(channel)) {
      return new Lock(channel);
    }
    channel.close();
    throw new JournalException(
        "%s: one relevo only must use a state folder (was: another one runs on it)"
            .formatted(file));
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException _) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
