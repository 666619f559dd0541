package io.relevo.libc;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.Closeable;
import java.io.File;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.invoke.MethodHandle;

/**
 * A pipe of the kernel: pipe2(2). Its ends are opened anew by their names, as files, and are needed
 * here only until then.
 */
public final class Pipe implements Closeable {
  private static final int O_CLOEXEC = 0x80000;

  private static final MethodHandle PIPE2 =
      Libc.function("pipe2", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));

  private final int source;
  private final int sink;

  private Pipe(int source, int sink) {
    this.source = source;
    this.sink = sink;
  }

  /**
   * Makes one.
   *
   * @throws ErrnoException when there are too many open files
   */
  public static Pipe open() throws ErrnoException {
    try (var arena = Arena.ofConfined()) {
      var ends = arena.allocate(JAVA_INT, 2);
      var result = Libc.call(state -> (int) PIPE2.invokeExact(state, ends, O_CLOEXEC));
      if (result < 0) {
        throw new ErrnoException("pipe2", -result);
      }
      return new Pipe(ends.getAtIndex(JAVA_INT, 0), ends.getAtIndex(JAVA_INT, 1));
    }
  }

  /** Where what was written is read; it ends when nobody has the sink open any more. */
  public File source() {
    return file(source);
  }

  /** Where to write. */
  public File sink() {
    return file(sink);
  }

  private static File file(int number) {
    return new File("/proc/self/fd/" + number);
  }

  /** Lets go of both ends; whoever has opened one keeps it. */
  @Override
  public void close() {
    Libc.close(source);
    Libc.close(sink);
  }
}
