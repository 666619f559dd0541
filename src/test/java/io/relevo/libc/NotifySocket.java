package io.relevo.libc;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The other end of $NOTIFY_SOCKET: a bound unix datagram socket. */
public final class NotifySocket implements AutoCloseable {
  private static final int MSG_DONTWAIT = 0x40;
  private static final MethodHandle BIND =
      function("bind", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));
  private static final MethodHandle RECV =
      function("recv", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));

  private final String address;
  private final int socket;

  /** Binds a path, or {@code @name}. */
  public NotifySocket(String address) throws Throwable {
    this.address = address;
    this.socket = Libc.socket(1, 2, 0);
    var path = address.startsWith("@") ? "\0" + address.substring(1) : address + "\0";
    try (var arena = Arena.ofConfined()) {
      var bytes = path.getBytes(StandardCharsets.UTF_8);
      var name = arena.allocate(2 + bytes.length);
      name.set(JAVA_SHORT, 0, (short) 1);
      MemorySegment.copy(bytes, 0, name, JAVA_BYTE, 2, bytes.length);
      if ((int) BIND.invokeExact(socket, name, 2 + bytes.length) != 0) {
        throw new IllegalStateException("bind " + address);
      }
    }
  }

  public String address() {
    return address;
  }

  /** What was sent and not yet received; a datagram is there as soon as it has been sent. */
  public Optional<String> received() throws Throwable {
    try (var arena = Arena.ofConfined()) {
      var buffer = arena.allocate(4096);
      var length = (long) RECV.invokeExact(socket, buffer, 4096L, MSG_DONTWAIT);
      return length < 0
          ? Optional.empty()
          : Optional.of(
              new String(buffer.asSlice(0, length).toArray(JAVA_BYTE), StandardCharsets.UTF_8));
    }
  }

  @Override
  public void close() {
    Libc.close(socket);
  }

  @SuppressWarnings("restricted")
  private static MethodHandle function(String name, FunctionDescriptor type) {
    var linker = Linker.nativeLinker();
    return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), type);
  }
}
