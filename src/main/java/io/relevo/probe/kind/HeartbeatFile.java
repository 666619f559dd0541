package io.relevo.probe.kind;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The newest file of a name.
 *
 * @param at when it was changed
 * @param size in bytes
 */
record HeartbeatFile(Path path, Instant at, long size) {
  private static final Pattern WILD = Pattern.compile("[*?]");

  /**
   * The file, or the newest of those that the pattern in its name matches; empty where there is
   * none.
   *
   * @throws IOException when its folder cannot be read
   */
  static Optional<HeartbeatFile> newest(Path path) throws IOException {
    var name = String.valueOf(path.getFileName());
    var folder = path.getParent();
    return folder == null || !WILD.matcher(name).find() ? at(path) : among(folder, name);
  }

  private static Optional<HeartbeatFile> among(Path folder, String pattern) throws IOException {
    Optional<HeartbeatFile> newest = Optional.empty();
    try (var files = Files.newDirectoryStream(folder, pattern)) {
      for (var path : files) {
        newest = newer(newest, at(path));
      }
      return newest;
    } catch (NoSuchFileException | NotDirectoryException e) {
      return Optional.empty();
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  private static Optional<HeartbeatFile> newer(
      Optional<HeartbeatFile> one, Optional<HeartbeatFile> other) {
    return one.isEmpty() || other.filter(file -> file.at().isAfter(one.get().at())).isPresent()
        ? other
        : one;
  }

  private static Optional<HeartbeatFile> at(Path path) throws IOException {
    try {
      var found = Files.readAttributes(path, BasicFileAttributes.class);
      return found.isRegularFile()
          ? Optional.of(new HeartbeatFile(path, found.lastModifiedTime().toInstant(), found.size()))
          : Optional.empty();
    } catch (NoSuchFileException | NotDirectoryException e) {
      return Optional.empty();
    }
  }
}
