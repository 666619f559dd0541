package io.relevo.lab;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/** Looks at ports. */
final class Tcp {
  private static final int PATIENCE_MS = 1000;

  private Tcp() {}

  /** Whether somebody accepts connections at a port of the place's own address. */
  static boolean listens(Place place, int port) {
    try {
      return place.inside(
          () -> {
            try (Socket socket = new Socket()) {
              InetAddress address = InetAddress.getByName(place.address());
              socket.connect(new InetSocketAddress(address, port), PATIENCE_MS);
              return true;
            }
          });
    } catch (IOException e) {
      return false;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
