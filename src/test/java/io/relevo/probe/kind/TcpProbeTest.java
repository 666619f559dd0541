package io.relevo.probe.kind;

import static io.relevo.probe.kind.Lookout.SHORT;
import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.fleet.ProbeSpec;
import io.relevo.fleet.ProbeSpec.Tcp.Step;
import io.relevo.lab.DeafServer;
import io.relevo.lab.Fault;
import io.relevo.lab.FaultServer;
import io.relevo.lab.Lab;
import io.relevo.probe.Cause;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TcpProbeTest {
  private static Lookout lookout;

  @BeforeAll
  static void open() {
    lookout = new Lookout();
  }

  @AfterAll
  static void close() {
    lookout.close();
  }

  @Test
  void an_accepted_connection_passes_and_is_let_go_of() {
    try (var server = FaultServer.start(Fault.silence())) {
      assertThat(lookout.look(new ProbeSpec.Tcp("127.0.0.1", server.port())))
          .isEqualTo(Lookout.SERVING);
      Lab.until(
          Lookout.AMPLE,
          "the connection is let go of",
          () -> server.connections() == 1 && server.open() == 0);
    }
  }

  @Test
  void a_name_of_the_hosts_file_is_resolved() {
    try (var server = FaultServer.start(Fault.silence())) {
      assertThat(lookout.look(new ProbeSpec.Tcp("localhost", server.port())))
          .isEqualTo(Lookout.SERVING);
    }
    lookout.finds(
        new ProbeSpec.Tcp("localhost", Lab.freePort()), Cause.REFUSED, "(127.0.0.1): Connection");
  }

  @Test
  void nobody_listens() {
    int port = Lab.freePort();
    lookout.finds(new ProbeSpec.Tcp("::1", port), Cause.REFUSED, "[::1]:" + port + ": Connection");
  }

  @Test
  void nobody_accepts() {
    try (var deaf = DeafServer.start()) {
      lookout.finds(
          new ProbeSpec.Tcp("127.0.0.1", deaf.port()),
          SHORT,
          Cause.CONNECT_TIMEOUT,
          "did not accept within 400 ms");
    }
  }

  @Test
  void a_dialogue_goes_well_step_by_step() {
    try (var server = FaultServer.start(redis("+PONG\r\n"))) {
      assertThat(
              lookout.look(
                  tcp(
                      server,
                      hears("220 hello"),
                      says("AUTH x\r\n", "+OK"),
                      says("PING\r\n", "+PONG"))))
          .isEqualTo(Lookout.SERVING);
    }
  }

  @Test
  void a_pattern_is_found_in_an_answer_that_comes_in_pieces() {
    try (var server = FaultServer.start(pieces("SSH-", "2.0-Open", "SSH_9\r\n"))) {
      var banner = new Step(Optional.empty(), Optional.empty(), Optional.of("^SSH-2\\.0-\\w+"));
      assertThat(lookout.look(tcp(server, banner))).isEqualTo(Lookout.SERVING);
    }
  }

  @Test
  void a_wrong_answer_says_what_was_expected_and_what_came() {
    try (var server = FaultServer.start(redis("-LOADING\r\n"))) {
      var spec = tcp(server, says("", "220"), says("AUTH\r\n", "+OK"), says("PING\r\n", "+PONG"));
      lookout.finds(
          spec, SHORT, Cause.WRONG_ANSWER, "step 3 of 3: expected \"+PONG\", found \"-LOADING\"");
      server.behave(pieces("550 go away\r\n"));
      lookout.finds(spec, Cause.WRONG_ANSWER, "found \"550 go away\", then it closed");
    }
  }

  @Test
  void silence_and_the_end_of_the_connection_have_their_causes() {
    try (var server = FaultServer.start(Fault.silence())) {
      lookout.finds(tcp(server, hears("220")), SHORT, Cause.TIMEOUT, "not a byte within 400 ms");
      server.behave(pieces("220").then(Fault.silence()));
      lookout.finds(tcp(server, hears("220"), hears("x")), SHORT, Cause.SLOW, "nothing more");
      server.behave(pieces("220"));
      lookout.finds(tcp(server, hears("220"), hears("x")), Cause.CUT_SHORT, "that it closed");
      server.behave(Fault.closeAtOnce());
      lookout.finds(tcp(server, hears("220")), Cause.EMPTY_REPLY, "without a byte");
    }
  }

  @Test
  void an_answer_without_an_end_is_not_read_for_ever() {
    try (var server = FaultServer.start(Fault.endless("more of it "))) {
      lookout.finds(tcp(server, hears("220")), Cause.TOO_LARGE, "more than 16384 bytes");
    }
  }

  private static ProbeSpec.Tcp tcp(FaultServer server, Step... dialogue) {
    return new ProbeSpec.Tcp("127.0.0.1", server.port(), List.of(dialogue));
  }

  private static Step says(String words, String expect) {
    return new Step(
        Optional.of(words).filter(w -> !w.isEmpty()), Optional.of(expect), Optional.empty());
  }

  private static Step hears(String expect) {
    return says("", expect);
  }

  /** Greets, takes any password, and answers the command after it. */
  private static Fault redis(String answer) {
    return pieces("220 hello\r\n")
        .then(line())
        .then(pieces("+OK\r\n"))
        .then(line())
        .then(pieces(answer))
        .then(Fault.silence());
  }

  private static Fault line() {
    return socket -> {
      int one;
      do {
        one = socket.getInputStream().read();
      } while (one >= 0 && one != '\n');
    };
  }

  private static Fault pieces(String... pieces) {
    return socket -> {
      for (String piece : pieces) {
        socket.getOutputStream().write(piece.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
      }
    };
  }
}
