package io.relevo.probe.kind;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** One page to ask for, and the bytes of the request, made once. */
final class Page {
  private final Address address;
  private final boolean secure;
  private final boolean kept;
  private final byte[] request;

  /**
   * A page at an {@code http} or {@code https} address.
   *
   * @param kept whether the connection may outlive the answer
   * @throws IllegalArgumentException if it names no host
   */
  Page(URI url, boolean kept) {
    this.address = Address.of(url);
    this.secure = Address.secure(url);
    this.kept = kept;
    this.request = request(url, kept).getBytes(StandardCharsets.UTF_8);
  }

  private static String request(URI url, boolean kept) {
    return String.join(
        "\r\n",
        "GET " + target(url) + " HTTP/1.1",
        "Host: " + authority(url),
        "User-Agent: relevo",
        "Accept: */*",
        kept ? "Connection: keep-alive" : "Connection: close",
        "",
        "");
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

  /** Whether the connection may outlive the answer. */
  boolean kept() {
    return kept;
  }

  /** The request, to be written once. */
  ByteBuf request() {
    return Unpooled.wrappedBuffer(request);
  }
}
