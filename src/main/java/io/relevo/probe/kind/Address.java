package io.relevo.probe.kind;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;

/** Where to connect: a name that is resolved anew for each look, or a literal address. */
final class Address {
  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  private final String host;
  private final InetSocketAddress socket;

  private Address(String host, InetSocketAddress socket) {
    this.host = host;
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
        literal
            ? new InetSocketAddress(InetAddress.ofLiteral(host), port)
            : InetSocketAddress.createUnresolved(host, port));
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
    return socket.getPort();
  }

  boolean literal() {
    return !socket.isUnresolved();
  }

  /** Unresolved if the host is a name. */
  InetSocketAddress socket() {
    return socket;
  }

  /** As in a URL. */
  @Override
  public String toString() {
    return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port();
  }
}
