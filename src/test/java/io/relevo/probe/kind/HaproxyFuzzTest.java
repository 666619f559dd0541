package io.relevo.probe.kind;

import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.fleet.Limits;
import io.relevo.fleet.ProbeSpec.Haproxy;
import io.relevo.lab.Fault;
import io.relevo.lab.FaultServer;
import io.relevo.lab.Lab;
import io.relevo.lab.UnixServer;
import io.relevo.probe.Cause;
import io.relevo.probe.Outcome;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever a runtime socket answers, over TCP or as a file, a look ends in time with an outcome,
 * and nothing is left: no open connection, no lost buffer, no line in the log.
 */
class HaproxyFuzzTest {
  private static final int ANSWERS = 50;
  private static final Duration TIMEOUT = Duration.ofMillis(200);

  private static final Noise NOISE =
      Noise.ofWords(
          List.of(
              "Name: HAProxy\n",
              "Pid: 99999999999999999999\nMaxconn: 0\nCurrConns: -1\n",
              "# pxname,svname,qcur,scur,slim,status,weight,type,\n",
              "web,n1,1,1,0,DOWN,\"a \"\"b\"\", c\nd\",2,\n",
              "web,BACKEND,,,,UP,,1,\n",
              "web,\n",
              ",,,,,,,,,,,,,,,,\n",
              "\"",
              "1\n# be_id be_name srv_id srv_name srv_admin_state\n",
              "3 web 1 n1 63\n",
              "Unknown command.\n",
              "Permission denied\n",
              "> ",
              "\n",
              "\u0000"),
          9);

  private static final String INFO = "Name: HAProxy\nPid: 1\n\n";
  private static final String STATES = "1\n# be_id be_name srv_id srv_name srv_admin_state\n\n";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 20_260_101, 8_314_159})
  void any_answer_gives_an_outcome_in_time_and_leaves_nothing(long seed) {
    Noise.leavesNothing(lookout -> lookAtAll(lookout, new Random(seed)));
  }

  private void lookAtAll(Lookout lookout, Random random) {
    for (int i = 0; i < ANSWERS; i += 10) {
      var servers = new ArrayList<FaultServer>();
      var files = new ArrayList<UnixServer>();
      var looks = new ArrayList<CompletableFuture<Outcome>>();
      for (int j = 0; j < 10; j++) {
        var answer = answer(random);
        var server = FaultServer.start(Noise.ended(afterALine(answer), random));
        var path = folder.resolve(random.nextLong() + ".sock");
        servers.add(server);
        files.add(UnixServer.start(path, answer, random.nextBoolean()));
        looks.add(lookout.begin(at(new Haproxy.Port("127.0.0.1", server.port())), TIMEOUT));
        looks.add(lookout.begin(at(new Haproxy.Socket(path)), TIMEOUT));
      }
      looks.forEach(look -> assertThat(Lookout.await(look, TIMEOUT)).isNotNull());
      Noise.left(servers);
      for (var server : files) {
        Lab.until(Lookout.AMPLE, "no connection is left", () -> server.open() == 0);
        server.close();
      }
    }
  }

  @Test
  void what_is_not_a_runtime_socket_is_known_by_its_first_bytes() {
    finds("220 mail.example.com ESMTP\r\n", false, Cause.BAD_REPLY, "220 mail.example.com");
    finds("x".repeat(1 << 20), false, Cause.BAD_REPLY, "xxxx");
  }

  @Test
  void half_a_line_and_then_silence_is_slow() {
    finds("Na", false, Cause.SLOW, "2 bytes");
    finds(INFO, false, Cause.SLOW, "not the end");
  }

  @Test
  void half_of_the_tables_is_cut_short() {
    finds(INFO, true, Cause.CUT_SHORT, "without all three tables");
    finds(INFO + "# pxname,svname,\nweb,n1,\n\n1\n# be", true, Cause.CUT_SHORT, "closed after");
    finds("", true, Cause.EMPTY_REPLY, "");
  }

  @Test
  void more_than_is_read_is_too_large() {
    finds(INFO + "y".repeat(5 << 20), false, Cause.TOO_LARGE, "more than 4194304 bytes");
  }

  @Test
  void a_thousand_servers_are_few() {
    var rows =
        IntStream.range(0, 1000)
            .mapToObj(i -> "web,n" + i + ",UP,2," + "x".repeat(400) + ",\n")
            .collect(Collectors.joining());
    var stat = "# pxname,svname,status,type,filling,\n" + rows + "web,BACKEND,UP,1,,\n\n";
    var path = folder.resolve("many.sock");
    var answer = (INFO + stat + STATES).getBytes(StandardCharsets.UTF_8);
    try (var lookout = new Lookout();
        var _ = UnixServer.start(path, answer, true)) {
      assertThat(lookout.look(at(new Haproxy.Socket(path))).phrase()).isEqualTo("passed");
    }
  }

  @Test
  void a_frozen_socket_goes_on_being_too_late_once_its_queue_is_full() {
    var path = folder.resolve("deaf.sock");
    try (var lookout = new Lookout();
        var _ = UnixServer.deaf(path, 1)) {
      for (int i = 0; i < 6; i++) {
        lookout.finds(at(new Haproxy.Socket(path)), TIMEOUT, Cause.TIMEOUT, "");
      }
      lookout.finds(at(new Haproxy.Socket(path)), TIMEOUT, Cause.TIMEOUT, "its queue is full");
    }
  }

  private void finds(String answer, boolean closes, Cause cause, String evidence) {
    var path = folder.resolve(answer.hashCode() + ".sock");
    try (var lookout = new Lookout();
        var _ = UnixServer.start(path, answer.getBytes(StandardCharsets.UTF_8), closes)) {
      lookout.finds(at(new Haproxy.Socket(path)), Lookout.SHORT, cause, evidence);
    }
  }

  private static Haproxy at(Haproxy.Source source) {
    return new Haproxy(source, Optional.empty(), Limits.NONE);
  }

  private static Fault afterALine(byte[] bytes) {
    return socket -> {
      while (socket.getInputStream().read() != '\n') {}
      socket.getOutputStream().write(bytes);
    };
  }

  /** Three in four begin well. */
  private static byte[] answer(Random random) {
    var start = random.nextInt(4) > 0 ? INFO : "";
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(start.getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes(NOISE.answer(random));
    return bytes.toByteArray();
  }
}
