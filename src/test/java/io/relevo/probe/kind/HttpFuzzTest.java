package io.relevo.probe.kind;

import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.fleet.Expect;
import io.relevo.fleet.ProbeSpec;
import io.relevo.lab.Fault;
import io.relevo.lab.FaultServer;
import io.relevo.probe.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever a server answers, a look ends in time with an outcome, and nothing is left: no open
 * connection, no lost buffer, no line in the log.
 */
class HttpFuzzTest {
  private static final int ANSWERS = 300;
  private static final Duration TIMEOUT = Duration.ofMillis(300);

  private static final Noise NOISE =
      Noise.ofWords(
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
              "Active connections: 1 \nserver accepts handled requests\n 1 1 1 \n"),
          8);

  @ParameterizedTest
  @ValueSource(longs = {1, 20_260_101, 8_314_159})
  void any_answer_gives_an_outcome_in_time_and_leaves_nothing(long seed) {
    Noise.leavesNothing(lookout -> lookAtAll(lookout, new Random(seed)));
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
      Noise.left(servers);
    }
  }

  private static Fault noise(Random random) {
    var answer = Noise.says(NOISE.answer(random));
    return Noise.ended(Fault.answer("").then(answer), random);
  }
}
