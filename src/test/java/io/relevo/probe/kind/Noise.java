package io.relevo.probe.kind;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.util.ResourceLeakDetector;
import io.relevo.lab.Fault;
import io.relevo.lab.FaultServer;
import io.relevo.lab.Lab;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Answers by chance, and the proof that looks at them leave nothing: no open connection, no lost
 * buffer, no line in the log. A seed names each answer.
 *
 * @param pieces of good and bad answers, so that the noise gets past the first bytes
 * @param most that are put together
 */
record Noise(List<byte[]> pieces, int most) {
  private static final int MUCH = 1_300_000;
  private static final int LITTLE = 40;

  /** Of a kind that speaks in lines. */
  static Noise ofWords(List<String> pieces, int most) {
    return new Noise(
        pieces.stream().map(piece -> piece.getBytes(StandardCharsets.ISO_8859_1)).toList(), most);
  }

  /** Some of the pieces with random bytes between them; every second time one byte is changed. */
  byte[] answer(Random random) {
    var bytes = new ByteArrayOutputStream();
    for (int count = random.nextInt(most); count >= 0; count--) {
      bytes.writeBytes(
          random.nextInt(4) == 0 ? raw(random) : pieces.get(random.nextInt(pieces.size())));
    }
    var answer = bytes.toByteArray();
    if (answer.length > 0 && random.nextBoolean()) {
      answer[random.nextInt(answer.length)] = (byte) random.nextInt(256);
    }
    return answer;
  }

  private static byte[] raw(Random random) {
    var raw = new byte[random.nextInt(20) == 0 ? MUCH : random.nextInt(LITTLE)];
    random.nextBytes(raw);
    return raw;
  }

  static Fault says(byte[] bytes) {
    return socket -> socket.getOutputStream().write(bytes);
  }

  /** And then the connection is closed, reset, or left open. */
  static Fault ended(Fault fault, Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> fault;
      case 1 -> fault.then(socket -> socket.setSoLinger(true, 0));
      default -> fault.then(Fault.silence());
    };
  }

  /** Every connection to it is closed by the one who looked. */
  static void left(List<FaultServer> servers) {
    for (var server : servers) {
      Lab.until(Lookout.AMPLE, "no connection is left", () -> server.open() == 0);
      server.close();
    }
  }

  static void leavesNothing(Consumer<Lookout> looks) {
    leavesNothing(looks, _ -> false);
  }

  /**
   * Takes the looks, and fails when anything was logged.
   *
   * @param worthy which lines may be there
   */
  static void leavesNothing(Consumer<Lookout> looks, Predicate<String> worthy) {
    var logged = new ArrayList<String>();
    var listener = listener(logged);
    ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
    Logger.getLogger("").addHandler(listener);
    try (var lookout = new Lookout()) {
      looks.accept(lookout);
      // lost buffers are found when they are collected, and told when the next one is made
      System.gc();
      Unpooled.buffer(1).release();
    } finally {
      Logger.getLogger("").removeHandler(listener);
      ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.SIMPLE);
    }
    assertThat(logged).filteredOn(worthy.negate()).isEmpty();
  }

  private static Handler listener(List<String> logged) {
    return new Handler() {
      @Override
      public synchronized void publish(LogRecord line) {
        logged.add(line.getLoggerName() + ": " + line.getMessage() + " " + line.getThrown());
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }
}
