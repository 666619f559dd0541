package io.relevo.probe.kind;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * keepalived's notify FIFO, emptied at each look without waiting: lines like {@code INSTANCE "VI_1"
 * MASTER 150}, one for each change of role. What was said before the first look nobody knows.
 */
final class KeepalivedFifo implements AutoCloseable {
  private static final Pattern LINE =
      Pattern.compile("INSTANCE \"([^\"]{1,100})\" (MASTER|BACKUP|FAULT|STOP) \\d{1,3}");

  /** Bytes of a line; what is longer is none. */
  private static final int LONGEST = 1000;

  /** Bytes read at one look: more than the kernel keeps in a pipe. */
  private static final int MOST = 128 * 1024;

  private final Path path;
  private final Optional<String> instance;
  private final StringBuilder half = new StringBuilder();
  private @Nullable RandomAccessFile open;
  private @Nullable Object inode;
  private @Nullable String last;

  KeepalivedFifo(Path path, Optional<String> instance) {
    this.path = path;
    this.instance = instance;
  }

  /** The role it said last; empty as long as it has said none, or cannot be read. */
  synchronized Optional<String> last() {
    try {
      follow();
      if (open != null) {
        read(new FileInputStream(open.getFD()));
      }
    } catch (IOException _) {
      // a FIFO that cannot be read is a deaf one: the interface is asked in any case
      close();
      last = null;
    }
    return Optional.ofNullable(last);
  }

  /** keepalived may make a new one; opened for writing too, opening does not wait for a writer. */
  private void follow() throws IOException {
    var now = Files.getAttribute(path, "unix:ino");
    if (open != null && now.equals(inode)) {
      return;
    }
    close();
    if (Files.isRegularFile(path)) {
      throw new IOException(path + ": must be a FIFO");
    }
    open = new RandomAccessFile(path.toFile(), "rw");
    inode = now;
  }

  private void read(FileInputStream in) throws IOException {
    for (int left = MOST; left > 0 && in.available() > 0; ) {
      var bytes = in.readNBytes(Math.min(left, in.available()));
      left -= bytes.length;
      new String(bytes, StandardCharsets.ISO_8859_1).chars().forEach(c -> take((char) c));
    }
  }

  private void take(char c) {
    if (c != '\n') {
      half.append(half.length() < LONGEST ? String.valueOf(c) : "");
      return;
    }
    var line = LINE.matcher(half);
    if (line.matches() && instance.map(line.group(1)::equals).orElse(true)) {
      last = line.group(2);
    }
    half.setLength(0);
  }

  @Override
  public synchronized void close() {
    try (var _ = open) {
      open = null;
    } catch (IOException _) {
      // it was only read
    }
  }
}
