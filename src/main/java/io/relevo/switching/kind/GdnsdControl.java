package io.relevo.switching.kind;

import io.relevo.json.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;

/**
 * gdnsd's control socket, as its {@code ControlSocket.md} has it: eight bytes there, eight bytes
 * back, and as many more as they say.
 */
final class GdnsdControl {
  /** It answers within milliseconds; one that is frozen should not hold the hand for long. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final byte[] STATES = {'E', 0, 0, 0, 0, 0, 0, 0};
  private static final byte OK = 'A';
  private static final int HEADER = 8;
  private static final int LENGTH_AT = 4;

  /** Some hundred thousand resources. */
  private static final int LARGEST = 16 << 20;

  private final Call call;

  GdnsdControl(URI socket) {
    this.call = new Call(socket, PATIENCE);
  }

  /**
   * What gdnsd believes of a resource.
   *
   * @param state what it acts upon; an exclamation mark is for what is forced
   * @param real_state what its own checks say
   */
  record State(String state, String real_state) {
    boolean forced() {
      return state.endsWith("!");
    }

    boolean forcedDown() {
      return state.equals("DOWN!");
    }

    String phrase() {
      return forced()
          ? "forced %s, really %s".formatted(state.replace("!", ""), real_state)
          : state;
    }
  }

  /** By the name of the resource. */
  static final class States extends LinkedHashMap<String, State> {
    private static final long serialVersionUID = 1;
  }

  /** The states of all resources, as they are now. */
  States states() throws IOException {
    return call.make(GdnsdControl::ask);
  }

  private static States ask(SocketChannel channel) throws IOException {
    channel.write(ByteBuffer.wrap(STATES));
    var answer = Channels.newInputStream(channel);
    var header = ByteBuffer.wrap(answer.readNBytes(HEADER)).order(ByteOrder.nativeOrder());
    if (header.capacity() < HEADER || header.get(0) != OK) {
      throw new IOException("gdnsd must answer with its states");
    }
    int length = header.getInt(LENGTH_AT);
    if (length < 0 || length > LARGEST) {
      throw new IOException("gdnsd must answer with at most %d bytes".formatted(LARGEST));
    }
    return read(new String(answer.readNBytes(length), StandardCharsets.UTF_8));
  }

  private static States read(String json) throws IOException {
    try {
      return Json.read(json, States.class);
    } catch (IllegalArgumentException e) {
      throw new IOException("gdnsd must answer with JSON (was: " + e.getMessage() + ")", e);
    }
  }
}
