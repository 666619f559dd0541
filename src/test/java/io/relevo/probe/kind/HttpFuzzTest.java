package io.relevo.probe.kind;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.util.ResourceLeakDetector;
import io.relevo.fleet.Expect;
import io.relevo.fleet.ProbeSpec;
import io.relevo.lab.Fault;
import io.relevo.lab.FaultServer;
import io.relevo.lab.Lab;
import io.relevo.probe.Outcome;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever a server answers, a look ends in time with an outcome, and nothing is left: no open
 * connection, no lost buffer, no line in the log. A seed names each answer.
 */
class HttpFuzzTest {
  private static final int ANSWERS = 300;
  private static final Duration TIMEOUT = Duration.ofMillis(300);

  /** Pieces of answers, so that the noise gets past the first bytes. */
  private static final List<String> PIECES =
      List.of(
          "HTTP/1.1 200 OK\r\n",
          "HTTP/1.1 503 Service Unavailable\r\n",
          "HTTP/1.1 100 Continue\r\n\r\n",
          "HTTP/9.9 99999999999 \r\n",
          "Content-Length: 6\r\n",
          "Content-Length: 99999999999999999999\r\n",
          "Transfer-Encoding: chunked\r\n",
          "Transfer-Encoding: gzip, chunked\r\n",
          "X-Relevo-Maintenance: on\r\n",
          ": nothing\r\n",
          " folded\r\n",
          "\r\n",
          "\n",
          "\u0000",
          "6\r\nhello\n\r\n",
          "0\r\n\r\n",
          "ffffffffffffffff\r\n",
          "-1\r\n",
          "Active connections: 1 \nserver accepts handled requests\n 1 1 1 \n");

  @BeforeAll
  static void track() {
    ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
  }

  @AfterAll
  static void relax() {
    ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.SIMPLE);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 20_260_101, 8_314_159})
  void any_answer_gives_an_outcome_in_time_and_leaves_nothing(long seed) {
    var logged = new ArrayList<String>();
    var listener = listener(logged);
    Logger.getLogger("").addHandler(listener);
    try (var lookout = new Lookout()) {
      lookAtAll(lookout, new Random(seed));
      tellOfLostBuffers();
    } finally {
      Logger.getLogger("").removeHandler(listener);
    }
    assertThat(logged).isEmpty();
  }

  private static void lookAtAll(Lookout lookout, Random random) {
    var expect = new Expect(200, 399, true, Optional.of("hello"));
    for (int i = 0; i < ANSWERS; i += 10) {
      var servers = new ArrayList<FaultServer>();
      var looks = new ArrayList<CompletableFuture<Outcome>>();
      for (int j = 0; j < 10; j++) {
        var server = FaultServer.start(noise(random));
        servers.add(server);
        var spec = new ProbeSpec.Nginx(server.uri("/"), Optional.of(server.uri("/s")), expect);
        looks.add(lookout.begin(spec, TIMEOUT));
      }
      looks.forEach(look -> assertThat(Lookout.await(look, TIMEOUT)).isNotNull());
      for (var server : servers) {
        Lab.until(Lookout.AMPLE, "no connection is left", () -> server.open() == 0);
        server.close();
      }
    }
  }

  /** Lost buffers are found when they are collected, and told when the next one is made. */
  private static void tellOfLostBuffers() {
    System.gc();
    Unpooled.buffer(1).release();
  }

  private static Fault noise(Random random) {
    var bytes = answer(random);
    var end = random.nextInt(3);
    var fault = Fault.answer("").then(socket -> socket.getOutputStream().write(bytes));
    return switch (end) {
      case 0 -> fault;
      case 1 -> fault.then(socket -> socket.setSoLinger(true, 0));
      default -> fault.then(Fault.silence());
    };
  }

  private static byte[] answer(Random random) {
    var bytes = new ByteArrayOutputStream();
    for (int pieces = random.nextInt(8); pieces >= 0; pieces--) {
      bytes.writeBytes(
          random.nextInt(4) == 0
              ? raw(random)
              : PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.ISO_8859_1));
    }
    var answer = bytes.toByteArray();
    if (answer.length > 0 && random.nextBoolean()) {
      answer[random.nextInt(answer.length)] = (byte) random.nextInt(256);
    }
    return answer;
  }

  private static byte[] raw(Random random) {
    var raw = new byte[random.nextInt(10) == 0 ? 300_000 : random.nextInt(40)];
    random.nextBytes(raw);
    return raw;
  }

  private static Handler listener(List<String> logged) {
    return new Handler() {
      @Override
      public synchronized void publish(LogRecord line) {
        logged.add(line.getLoggerName() + ": " + line.getMessage());
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }
}
