package io.relevo.probe.kind;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.file.Path;

/**
 * Where to connect: a name that is resolved anew for each look, a literal address, or a unix
 * socket.
 */
final class Address {
  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  private final String host;
  private final int port;
  private final SocketAddress socket;

  private Address(String host, int port, SocketAddress socket) {
    this.host = host;
    this.port = port;
    this.socket = socket;
  }

  /**
   * Of a name, an IPv4 address or an IPv6 address without brackets; never asks a name server.
   *
   * @throws IllegalArgumentException if the port is none
   */
  static Address of(String host, int port) {
    boolean literal = NetUtil.isValidIpV4Address(host) || NetUtil.isValidIpV6Address(host);
    return new Address(
        host,
        port,
        literal
            ? new InetSocketAddress(InetAddress.ofLiteral(host), port)
            : InetSocketAddress.createUnresolved(host, port));
  }

  /**
   * Of a unix socket.
   *
   * @param socket the same, as the event loops want it
   */
  static Address of(Path path, SocketAddress socket) {
    return new Address(path.toString(), -1, socket);
  }

  /**
   * Of an {@code http} or {@code https} address.
   *
   * @throws IllegalArgumentException if it names no host
   */
  static Address of(URI url) {
    String host = url.getHost();
    if (host == null) {
      throw new IllegalArgumentException("url: must name a host (was: " + url + ")");
    }
    int port = url.getPort() >= 0 ? url.getPort() : secure(url) ? HTTPS : HTTP;
    return of(host.startsWith("[") ? host.substring(1, host.length() - 1) : host, port);
  }

  static boolean secure(URI url) {
    return "https".equalsIgnoreCase(url.getScheme());
  }

  String host() {
    return host;
  }

  int port() {
    return port;
  }

  boolean literal() {
    return !(socket instanceof InetSocketAddress inet && inet.isUnresolved());
  }

  /** Unresolved if the host is a name. */
  SocketAddress socket() {
    return socket;
  }

  /** Whether it is a file of this host. */
  boolean unix() {
    return port < 0;
  }

  /** As in a URL; of a unix socket its path. */
  @Override
  public String toString() {
    if (unix()) {
      return host;
    }
    return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
  }
}
