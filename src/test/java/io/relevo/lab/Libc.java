package io.relevo.lab;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;

/** The system calls that the JDK does not offer. */
@SuppressWarnings("restricted")
final class Libc {
  static final int SIGKILL = 9;
  static final int SIGTERM = 15;
  static final int SIGCONT = 18;
  static final int SIGSTOP = 19;

  private static final int O_RDONLY_CLOEXEC = 0x80000;
  private static final int CLONE_NEWNET = 0x40000000;
  private static final int ESRCH = 3;

  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final long ERRNO =
      STATE.byteOffset(MemoryLayout.PathElement.groupElement("errno"));
  private static final MethodHandle OPEN =
      function(
          "open",
          FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT),
          Linker.Option.firstVariadicArg(2));
  private static final MethodHandle CLOSE =
      function("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
  private static final MethodHandle SETNS =
      function("setns", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
  private static final MethodHandle KILL =
      function("kill", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));

  private Libc() {}

  /**
   * Moves the calling platform thread, and no other, into a network namespace; there is no way back
   * but its end.
   */
  static void enterNetwork(Path namespace) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      MemorySegment path = arena.allocateFrom(namespace.toString());
      int file = (int) OPEN.invokeExact(state, path, O_RDONLY_CLOEXEC);
      check("open " + namespace, file, state);
      int entered = (int) SETNS.invokeExact(state, file, CLONE_NEWNET);
      check("setns " + namespace, entered, state);
      check("close", (int) CLOSE.invokeExact(state, file), state);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sends a signal; a process that is gone already is no error. */
  static void kill(long pid, int signal) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      int result = (int) KILL.invokeExact(state, Math.toIntExact(pid), signal);
      if (result != 0 && errno(state) != ESRCH) {
        check("kill -" + signal + " " + pid, result, state);
      }
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static void check(String call, int result, MemorySegment state) {
    if (result < 0) {
      throw new IllegalStateException(call + ": must succeed (was: errno " + errno(state) + ")");
    }
  }

  private static int errno(MemorySegment state) {
    return state.get(JAVA_INT, ERRNO);
  }

  private static MethodHandle function(
      String name, FunctionDescriptor type, Linker.Option... options) {
    Linker linker = Linker.nativeLinker();
    Linker.Option[] all = new Linker.Option[options.length + 1];
    System.arraycopy(options, 0, all, 0, options.length);
    all[options.length] = Linker.Option.captureCallState("errno");
    return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), type, all);
  }
}
