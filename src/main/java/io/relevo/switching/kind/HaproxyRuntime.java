package io.relevo.switching.kind;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** HAProxy's runtime API: one line, and an answer up to where HAProxy closes the connection. */
final class HaproxyRuntime {
  /** An HAProxy that lives answers within milliseconds; one that is busy reloading, in a second. */
  static final Duration PATIENCE = Duration.ofSeconds(2);

  /** Some ten thousand servers. */
  private static final int LARGEST = 8 << 20;

  private final Call call;

  HaproxyRuntime(URI socket, Duration patience) {
    this.call = new Call(socket, patience);
  }

  /** What it answers to a line; several commands have semicolons between them. */
  String ask(String line) throws IOException {
    return call.make(channel -> ask(channel, line));
  }

  /**
   * Has something changed.
   *
   * @throws IOException when it says anything: there is no word for success, only silence
   */
  void order(String line) throws IOException {
    var answer = ask(line).strip();
    if (!answer.isEmpty()) {
      throw new IOException("HAProxy says: " + answer.lines().findFirst().orElse(""));
    }
  }

  private static String ask(SocketChannel channel, String line) throws IOException {
    var command = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.US_ASCII));
    while (command.hasRemaining()) {
      channel.write(command);
    }
    var answer = Channels.newInputStream(channel).readNBytes(LARGEST);
    if (answer.length == LARGEST) {
      throw new IOException("an answer of more than " + LARGEST + " bytes");
    }
    return new String(answer, StandardCharsets.UTF_8);
  }
}
