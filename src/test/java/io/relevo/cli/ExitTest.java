package io.relevo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a shell is told when there is no daemon to speak with; the rest is in the transcripts. */
class ExitTest {
  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int type(Runner runner, String... words) {
    var shell = new Shell(Map.of("RELEVO_AGENT", "lb-7"), stream(out), stream(err), ZoneOffset.UTC);
    return Cli.execute(shell, runner, words);
  }

  private int type(String... words) {
    return type((_, _) -> 0, words);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private String said() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private String socket() {
    return folder.resolve("relevo.sock").toString();
  }

  @Test
  void no_daemon_is_unavailable_and_says_where_to_look() {
    assertThat(type("status", "--socket", socket())).isEqualTo(Exit.UNAVAILABLE);
    assertThat(said())
        .startsWith(
            "relevo: the daemon cannot be reached at " + socket() + ": there is no such file")
        .contains("systemctl status relevo", "RELEVO_SOCKET");
    assertThat(out.size()).isZero();
  }

  @Test
  void a_dead_daemon_s_socket_is_unavailable() throws IOException {
    ServerSocketChannel.open(StandardProtocolFamily.UNIX)
        .bind(UnixDomainSocketAddress.of(socket()))
        .close();
    assertThat(type("status", "--socket", socket())).isEqualTo(Exit.UNAVAILABLE);
    assertThat(said()).contains("nobody listens there");
  }

  @Test
  void somebody_else_on_the_socket_is_not_taken_for_the_daemon() throws IOException {
    try (var server =
        ServerSocketChannel.open(StandardProtocolFamily.UNIX)
            .bind(UnixDomainSocketAddress.of(socket()))) {
      Thread.ofVirtual().start(() -> greet(server));
      assertThat(type("status", "--socket", socket())).isEqualTo(Exit.UNAVAILABLE);
      assertThat(said()).contains("what answers there is not Relevo");
    }
  }

  private static void greet(ServerSocketChannel server) {
    try (var client = server.accept()) {
      client.read(ByteBuffer.allocate(4096));
      client.write(
          ByteBuffer.wrap("220 mail.example.com ESMTP\r\n".getBytes(StandardCharsets.US_ASCII)));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void run_is_told_the_file_and_the_agent() {
    Runner runner =
        (config, agent) -> {
          out.writeBytes((config + " " + agent).getBytes(StandardCharsets.UTF_8));
          return Exit.CONFIG;
        };
    assertThat(type(runner, "run", "--config", "a.yaml")).isEqualTo(Exit.CONFIG);
    assertThat(type(runner, "run", "--config", "b.yaml", "--as", "lb-2")).isEqualTo(Exit.CONFIG);
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("a.yaml lb-7b.yaml lb-2");
  }

  @Test
  void a_daemon_that_cannot_have_its_socket_says_so_in_one_line() {
    Runner runner =
        (_, _) -> {
          throw new IOException(
              "/run/relevo/relevo.sock: must be free (was: another Relevo answers there)");
        };
    assertThat(type(runner, "run")).isEqualTo(Exit.UNAVAILABLE);
    assertThat(said().lines()).hasSize(1);
  }

  @Test
  void a_file_that_is_not_there_is_a_bad_configuration() {
    assertThat(type("check", folder.resolve("none.yaml").toString())).isEqualTo(Exit.CONFIG);
  }

  @Test
  void check_tells_programs_as_json() throws IOException {
    var file =
        Files.writeString(folder.resolve("r.yaml"), "targets: { a: { tcp: \"h:1\", fall: 0 } }\n");
    assertThat(type("check", "--json", file.toString())).isEqualTo(Exit.CONFIG);
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"good\" : false", "\"line\" : 1");
  }

  @Test
  void a_command_alone_says_what_there_is() {
    assertThat(type()).isEqualTo(Exit.USAGE);
    assertThat(type("--version")).isEqualTo(Exit.OK);
    assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("relevo ");
  }

  @Test
  void every_status_of_the_api_has_its_exit_code() {
    assertThat(IntStream.of(200, 409, 404, 403, 504, 500).map(Exit::of))
        .containsExactly(0, 1, 65, 77, 75, 70);
  }
}
