package io.relevo.api;

import io.netty.channel.socket.nio.NioChannelOption;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import jdk.net.ExtendedSocketOptions;

/** The socket file: one living daemon has it, and its mode says who may order. */
final class UnixSocket {
  /** The owner and the group; who is in the group may order. */
  private static final String MODE = "rw-rw----";

  private static final String OURSELVES = System.getProperty("user.name");

  private UnixSocket() {}

  /**
   * Makes way for a new socket: a dead daemon's file is removed.
   *
   * @throws IOException when the folder is missing, something else is in the way, or a daemon
   *     answers there
   */
  static void claim(Path file) throws IOException {
    var folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new IOException(file + ": its folder must exist (was: missing)");
    }
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      if (!Files.readAttributes(
              file, java.nio.file.attribute.BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
          .isOther()) {
        throw new IOException(file + ": must be a socket or nothing (was: something else)");
      }
      if (answers(file)) {
        throw new IOException(file + ": must be free (was: another Relevo answers there)");
      }
      Files.delete(file);
    }
  }

  static void open(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(MODE));
  }

  /** Who is on the other side, by their name on this host, as the kernel says. */
  static Visitor visitor(HttpServerRequest request) {
    // Vert.x shows no way to the socket's options but this
    var channel = ((ConnectionBase) request.connection()).channel();
    var peer = channel.config().getOption(NioChannelOption.of(ExtendedSocketOptions.SO_PEERCRED));
    var user = peer.user().getName();
    return new Visitor.OnSocket(user, user.equals("root") || user.equals(OURSELVES));
  }

  private static boolean answers(Path file) throws IOException {
    try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(file))) {
      return channel.isConnected();
    } catch (ConnectException e) {
      return false;
    }
  }
}
