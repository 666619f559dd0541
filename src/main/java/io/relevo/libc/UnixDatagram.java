package io.relevo.libc;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/**
 * Sends a datagram to a unix socket: Java's own unix sockets are streams only.
 *
 * <p>Numbers from Linux's {@code sys/socket.h} and {@code sys/un.h}; the same on x86-64 and arm64.
 */
public final class UnixDatagram {
  private static final int AF_UNIX = 1;
  private static final int SOCK_DGRAM_CLOEXEC = 2 | 0x80000;

  /** A full receiver must not stop the sender; nor may a closed one kill it. */
  private static final int MSG_DONTWAIT_NOSIGNAL = 0x40 | 0x4000;

  /** The size of {@code sun_path}, its closing zero included. */
  private static final int LONGEST = 108;

  private UnixDatagram() {}

  /**
   * Sends it at once or not at all.
   *
   * @param address a path, or {@code @name} in the abstract namespace
   * @throws IOException when nobody listens there, or the receiver's queue is full
   */
  public static void send(String address, String text) throws IOException {
    try (var arena = Arena.ofConfined()) {
      var to = address(arena, address);
      var data = arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes(text));
      var socket = check("socket", address, Libc.socket(AF_UNIX, SOCK_DGRAM_CLOEXEC, 0));
      try {
        check("sendto", address, sendto(socket, data, to));
      } finally {
        Libc.close(socket);
      }
    }
  }

  /** The JVM's own signals may interrupt it. */
  private static int sendto(int socket, MemorySegment data, MemorySegment to) {
    int result;
    do {
      result = Libc.sendto(socket, data, MSG_DONTWAIT_NOSIGNAL, to);
    } while (result == -Libc.EINTR);
    return result;
  }

  /** {@code struct sockaddr_un}: the family, then the path; an abstract name begins with a zero. */
  private static MemorySegment address(SegmentAllocator arena, String address) throws IOException {
    var abstractly = address.startsWith("@");
    var path = bytes(abstractly ? "\0" + address.substring(1) : address + "\0");
    if (path.length > LONGEST) {
      throw new IOException(
          "unix socket: its name must have fewer than 108 bytes (was: " + address + ")");
    }
    var result = arena.allocate(Short.BYTES + path.length, Short.BYTES);
    result.set(ValueLayout.JAVA_SHORT, 0, (short) AF_UNIX);
    MemorySegment.copy(path, 0, result, ValueLayout.JAVA_BYTE, Short.BYTES, path.length);
    return result;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static int check(String call, String address, int result) throws IOException {
    if (result < 0) {
      throw new IOException(call + " " + address + ": must succeed (was: errno " + -result + ")");
    }
    return result;
  }
}
