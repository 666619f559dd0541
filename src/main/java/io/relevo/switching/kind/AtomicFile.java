package io.relevo.switching.kind;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;

/**
 * A small file that is always whole: readers see the old content or the new, and so does the disk
 * after a power cut.
 */
final class AtomicFile {
  /** Others read it: keepalived, and nginx's workers. */
  private static final String MODE = "rw-r--r--";

  private static final int ROOT = 0;

  private AtomicFile() {}

  /**
   * Replaces the whole file; its folder must be there.
   *
   * @throws IOException when it cannot be written; then the old one is untouched
   */
  static void write(Path file, String text) throws IOException {
    write(file, text, FileTime.from(Instant.now()));
  }

  /** The same, as if it had been written at that time. */
  static void write(Path file, String text, FileTime changed) throws IOException {
    put(
        file,
        text,
        temporary -> {
          // the umask of a service takes away what the readers need
          Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString(MODE));
          return changed;
        });
  }

  /**
   * Replaces a file that other people write too: it keeps its mode and, where Relevo may give files
   * away, its owner and group; a link to it stays a link.
   */
  static void replace(Path file, String text) throws IOException {
    if (Files.exists(file)) {
      var real = file.toRealPath();
      put(real, text, temporary -> likened(temporary, real));
    } else {
      write(file, text);
    }
  }

  private static FileTime likened(Path temporary, Path file) throws IOException {
    var old = Files.readAttributes(file, PosixFileAttributes.class);
    var view = Files.getFileAttributeView(temporary, PosixFileAttributeView.class);
    if (Integer.valueOf(ROOT).equals(Files.getAttribute(temporary, "unix:uid"))) {
      view.setOwner(old.owner());
      view.setGroup(old.group());
    }
    view.setPermissions(old.permissions());
    return FileTime.from(Instant.now());
  }

  /** Makes a new file look as it ought to, and says when it is to have been changed. */
  @FunctionalInterface
  private interface Dress {
    FileTime on(Path temporary) throws IOException;
  }

  private static void put(Path file, String text, Dress dress) throws IOException {
    var folder = folder(file);
    // a name of its own for each write: two writers do not write into each other's file
    var temporary = Files.createTempFile(folder, "." + file.getFileName() + ".", ".tmp");
    try {
      fill(temporary, text, dress);
      Files.move(temporary, file, ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
    sync(folder);
  }

  /** Removes the file, if it is there; a folder is not a file. */
  static void remove(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException(file + ": must be a file (was: a folder)");
    }
    if (Files.deleteIfExists(file)) {
      sync(folder(file));
    }
  }

  private static void fill(Path temporary, String text, Dress dress) throws IOException {
    try (var channel = FileChannel.open(temporary, WRITE)) {
      var changed = dress.on(temporary);
      var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      Files.setLastModifiedTime(temporary, changed);
      channel.force(true);
    }
  }

  private static void sync(Path folder) throws IOException {
    try (var channel = FileChannel.open(folder, READ)) {
      channel.force(true);
    }
  }

  private static Path folder(Path file) throws IOException {
    var folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new IOException(file + ": its folder must exist");
    }
    return folder;
  }
}
