package io.relevo.libc;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/** The calls themselves, each as its manual page has it; a failure is minus the errno. */
final class Libc {
  static final int EPERM = 1;
  static final int ESRCH = 3;
  static final int EINTR = 4;

  private static final MethodHandle KILL =
      function("kill", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
  private static final MethodHandle SOCKET =
      function("socket", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
  private static final MethodHandle SENDTO =
      function(
          "sendto",
          FunctionDescriptor.of(
              JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT));
  private static final MethodHandle CLOSE =
      function("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
  private static final VarHandle ERRNO =
      Linker.Option.captureStateLayout().varHandle(PathElement.groupElement("errno"));

  private Libc() {}

  static int kill(int pid, int signal) {
    return call(state -> (int) KILL.invokeExact(state, pid, signal));
  }

  static int socket(int domain, int type, int protocol) {
    return call(state -> (int) SOCKET.invokeExact(state, domain, type, protocol));
  }

  static int sendto(int socket, MemorySegment data, int flags, MemorySegment address) {
    var length = (int) address.byteSize();
    return call(
        state ->
            Math.toIntExact(
                (long)
                    SENDTO.invokeExact(
                        state, socket, data, data.byteSize(), flags, address, length)));
  }

  static int close(int file) {
    return call(state -> (int) CLOSE.invokeExact(state, file));
  }

  /** One call; it is told where to leave its errno. */
  @FunctionalInterface
  interface Call {
    int into(MemorySegment state) throws Throwable;
  }

  /** Its result, or minus the errno. */
  static int call(Call call) {
    try (var arena = Arena.ofConfined()) {
      var state = arena.allocate(Linker.Option.captureStateLayout());
      var result = call.into(state);
      return result < 0 ? -(int) ERRNO.get(state, 0L) : result;
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("a call to the C library throws nothing", e);
    }
  }

  /** One function of the library, which tells its errno. */
  @SuppressWarnings("restricted") // the launcher allows it: --enable-native-access
  static MethodHandle function(String name, FunctionDescriptor type) {
    var linker = Linker.nativeLinker();
    return linker.downcallHandle(
        linker.defaultLookup().findOrThrow(name), type, Linker.Option.captureCallState("errno"));
  }
}
