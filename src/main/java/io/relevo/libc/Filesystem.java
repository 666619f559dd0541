package io.relevo.libc;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;

/**
 * How full the file system is that a path lies on: statvfs(3). Java's own FileStore knows no
 * inodes.
 *
 * @param blocks in units of the file system, as the next two
 * @param free of them, those kept for root included
 * @param available of them to everybody
 * @param inodes 0 where the file system has no fixed number of them
 */
public record Filesystem(long blocks, long free, long available, long inodes, long inodesFree) {
  /** {@code struct statvfs} of glibc, the same on x86-64 and arm64, in longs. */
  private static final int SIZE = 112;

  private static final int BLOCKS = 2;
  private static final int FREE = 3;
  private static final int AVAILABLE = 4;
  private static final int INODES = 5;
  private static final int INODES_FREE = 6;

  private static final MethodHandle STATVFS =
      Libc.function("statvfs", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS));

  /**
   * Asks the kernel, which asks the disk: with a hung one it does not return.
   *
   * @throws ErrnoException when it cannot be read
   */
  public static Filesystem of(Path path) throws ErrnoException {
    try (var arena = Arena.ofConfined()) {
      var name = arena.allocateFrom(path.toString());
      var found = arena.allocate(SIZE, Long.BYTES);
      var result = Libc.call(state -> (int) STATVFS.invokeExact(state, name, found));
      if (result < 0) {
        throw new ErrnoException("statvfs " + path, -result);
      }
      return new Filesystem(
          found.getAtIndex(JAVA_LONG, BLOCKS),
          found.getAtIndex(JAVA_LONG, FREE),
          found.getAtIndex(JAVA_LONG, AVAILABLE),
          found.getAtIndex(JAVA_LONG, INODES),
          found.getAtIndex(JAVA_LONG, INODES_FREE));
    }
  }
}
