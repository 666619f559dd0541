package io.relevo.fleet;

/** Host and port, where there is no URL. */
public record Endpoint(String host, int port) {
  @Override
  public String toString() {
    return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
  }
}
