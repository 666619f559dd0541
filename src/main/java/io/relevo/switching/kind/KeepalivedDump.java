package io.relevo.switching.kind;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The file into which keepalived writes its state.
 *
 * @param instance whose role is wanted; may be left out where there is only one
 */
record KeepalivedDump(Path file, Optional<String> instance) {
  private static final Duration POLL = Duration.ofMillis(5);

  /** Which of its writings a file is: keepalived makes a new one each time. */
  record Version(@Nullable Object key, FileTime written) {}

  Optional<Version> version() throws IOException {
    try {
      var now = Files.readAttributes(file, BasicFileAttributes.class);
      return Optional.of(new Version(now.fileKey(), now.lastModifiedTime()));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
  }

  /** Waits until it is written anew, and whole: 2.2.7 writes in place, and can be read half-way. */
  Optional<Answer> awaitAfter(Optional<Version> before, Duration patience) throws IOException {
    var end = System.nanoTime() + patience.toNanos();
    while (System.nanoTime() < end) {
      var version = version();
      var answer = version.isEmpty() || version.equals(before) ? null : read();
      if (answer != null) {
        return Optional.of(answer);
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
    return Optional.empty();
  }

  /** What it says; nothing while it is not whole. */
  private @Nullable Answer read() throws IOException {
    try {
      return roleOf(KeepalivedJson.roles(Files.readString(file)));
    } catch (NoSuchFileException | IllegalArgumentException _) {
      return null;
    }
  }

  private Answer roleOf(List<Answer.Role> roles) {
    var meant =
        roles.stream()
            .filter(role -> instance.isEmpty() || instance.get().equals(role.instance()))
            .toList();
    return meant.size() == 1 ? meant.getFirst() : new Answer.Unknown(unclear(roles));
  }

  private String unclear(List<Answer.Role> roles) {
    var names = roles.stream().map(Answer.Role::instance).collect(Collectors.joining(", "));
    return instance
        .map(name -> "nothing of " + name + "; it has " + names)
        .orElse("nothing: which instance is meant? It has " + names);
  }
}
