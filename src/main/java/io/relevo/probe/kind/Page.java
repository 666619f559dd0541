package io.relevo.probe.kind;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** One page to ask for, and the bytes of the request, made once. */
final class Page {
  private static final String REQUEST =
      "GET %s HTTP/1.1\r\nHost: %s\r\nUser-Agent: relevo\r\nAccept: */*\r\nConnection: close\r\n\r\n";

  private final Address address;
  private final boolean secure;
  private final ByteBuf request;

  /**
   * A page at an {@code http} or {@code https} address.
   *
   * @throws IllegalArgumentException if it names no host
   */
  Page(URI url) {
    this.address = Address.of(url);
    this.secure = Address.secure(url);
    byte[] bytes = REQUEST.formatted(target(url), authority(url)).getBytes(StandardCharsets.UTF_8);
    this.request =
        Unpooled.unreleasableBuffer(
            Unpooled.directBuffer(bytes.length).writeBytes(bytes).asReadOnly());
  }

  private static String target(URI url) {
    String path = url.getRawPath();
    String query = url.getRawQuery();
    return (path == null || path.isEmpty() ? "/" : path) + (query == null ? "" : "?" + query);
  }

  /** Host and port as written, without the user. */
  private static String authority(URI url) {
    return url.getPort() < 0 ? url.getHost() : url.getHost() + ":" + url.getPort();
  }

  Address address() {
    return address;
  }

  boolean secure() {
    return secure;
  }

  /** The request, to be written once. */
  ByteBuf request() {
    return request.duplicate();
  }
}
