package io.relevo.probe.kind;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.relevo.fleet.ProbeSpec;
import io.relevo.lab.Fault;
import io.relevo.lab.FaultServer;
import io.relevo.lab.Lab;
import io.relevo.probe.Cause;
import io.relevo.probe.Outcome;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Whatever stands where a database should, a look ends in time, never passes, and leaves nothing:
 * no connection, no lost buffer, no line in the log.
 *
 * @param pieces of good and bad messages, so that the noise gets past the first bytes
 * @param spec a look at this port
 */
record SqlFuzz(List<byte[]> pieces, IntFunction<ProbeSpec> spec) {
  private static final int ANSWERS = 200;
  private static final int AT_ONCE = 20;
  private static final int MUCH = 1_300_000;
  private static final Duration TIMEOUT = Duration.ofMillis(300);

  void run(long seed) {
    var logged = new ArrayList<String>();
    var listener = listener(logged);
    Logger.getLogger("").addHandler(listener);
    try (var lookout = new Lookout()) {
      var random = new Random(seed);
      for (int i = 0; i < ANSWERS; i += AT_ONCE) {
        lookAtSome(lookout, random);
      }
      // lost buffers are found when they are collected, and told when the next one is made
      System.gc();
      Unpooled.buffer(1).release();
    } finally {
      Logger.getLogger("").removeHandler(listener);
    }
    // a plugin that the client does not know, and a message out of turn, are worth a line
    assertThat(logged)
        .filteredOn(line -> !line.contains("Unknown authentication"))
        .filteredOn(line -> !line.contains("should handle message"))
        .isEmpty();
  }

  /** A look at this server ends like this. */
  static void ends(IntFunction<ProbeSpec> spec, Fault fault, Cause cause) {
    try (var lookout = new Lookout();
        var server = FaultServer.start(fault)) {
      lookout.finds(spec.apply(server.port()), Lookout.SHORT, cause, "");
    }
  }

  static Fault says(byte[] bytes) {
    return socket -> socket.getOutputStream().write(bytes);
  }

  private void lookAtSome(Lookout lookout, Random random) {
    var servers = new ArrayList<FaultServer>();
    var looks = new ArrayList<CompletableFuture<Outcome>>();
    for (int j = 0; j < AT_ONCE; j++) {
      var server = FaultServer.start(noise(random));
      servers.add(server);
      looks.add(lookout.begin(spec.apply(server.port()), TIMEOUT));
    }
    looks.forEach(
        look -> assertThat(Lookout.await(look, TIMEOUT)).isNotInstanceOf(Outcome.Passed.class));
    for (var server : servers) {
      Lab.until(Lookout.AMPLE, "no connection is left", () -> server.open() == 0);
      server.close();
    }
  }

  private Fault noise(Random random) {
    var bytes = answer(random);
    int end = random.nextInt(3);
    Fault fault = socket -> socket.getOutputStream().write(bytes);
    return switch (end) {
      case 0 -> fault;
      case 1 -> fault.then(socket -> socket.setSoLinger(true, 0));
      default -> fault.then(Fault.silence());
    };
  }

  private byte[] answer(Random random) {
    var bytes = new ByteArrayOutputStream();
    for (int count = random.nextInt(6); count >= 0; count--) {
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
    var raw = new byte[random.nextInt(20) == 0 ? MUCH : random.nextInt(40)];
    random.nextBytes(raw);
    return raw;
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
