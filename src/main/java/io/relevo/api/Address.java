package io.relevo.api;

import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;

/** {@code host:port} as the configuration writes it. */
final class Address {
  private Address() {}

  /**
   * Any address.
   *
   * @param where the key it comes from
   */
  static SocketAddress of(String where, String text) throws IOException {
    var uri = URI.create("tcp://" + text);
    if (uri.getHost() == null || uri.getPort() < 0) {
      throw new IOException(where + ": must be host:port (was: " + text + ")");
    }
    return SocketAddress.inetSocketAddress(uri.getPort(), uri.getHost().replaceAll("[\\[\\]]", ""));
  }

  /** One that only this host reaches: there everybody may read. */
  static SocketAddress loopback(String text) throws IOException {
    var address = of("agent.http", text);
    if (!InetAddress.getByName(address.host()).isLoopbackAddress()) {
      throw new IOException("agent.http: must be a loopback address (was: " + text + ")");
    }
    return address;
  }
}
