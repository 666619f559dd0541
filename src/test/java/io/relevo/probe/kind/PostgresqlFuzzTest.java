package io.relevo.probe.kind;

import static io.relevo.probe.kind.Noise.says;
import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.fleet.Account;
import io.relevo.fleet.Duty;
import io.relevo.fleet.Encryption;
import io.relevo.fleet.Endpoint;
import io.relevo.fleet.Limits;
import io.relevo.fleet.Login;
import io.relevo.fleet.ProbeSpec.Postgresql;
import io.relevo.fleet.Role;
import io.relevo.fleet.Secret;
import io.relevo.lab.Fault;
import io.relevo.lab.FaultServer;
import io.relevo.probe.Cause;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Strangers where a PostgreSQL should be. A seed names each of their answers. */
class PostgresqlFuzzTest {
  private static final byte[] SASL = message('R', "\0\0\0\nSCRAM-SHA-256\0\0");
  private static final byte[] FULL = message('E', "SFATAL\0C53300\0Mtoo many clients already\0\0");
  private static final List<byte[]> PIECES =
      List.of(
          SASL,
          FULL,
          message('R', "\0\0\0\0"),
          message('R', "\0\0\0\u00051234"),
          message('R', "\0\0\0\u000br=abc,s=MTIz,i=4096"),
          message('S', "server_version\00015.1\0"),
          message('K', "\0\0\0\u0001\0\0\0\u0002"),
          message('N', "SNOTICE\0C00000\0Mwell\0\0"),
          message('Z', "I"),
          message('T', "\0\u0001a\0\0\0\0\0\0\0\0\0\0\u0017\0\u0004\u00ff\u00ff\u00ff\u00ff\0\0"),
          message('D', "\0\u0001\0\0\0\u00011"),
          message('C', "SELECT 1\0"),
          bytes("HTTP/1.1 400 Bad Request\r\n\r\n"));

  @ParameterizedTest
  @ValueSource(longs = {1, 20_260_101, 8_314_159})
  void any_answer_gives_an_outcome_in_time_and_leaves_nothing(long seed) {
    new SqlFuzz(new Noise(PIECES, 6), PostgresqlFuzzTest::spec).run(seed);
  }

  @Test
  void each_way_to_end_has_its_cause() {
    ends(Fault.closeAtOnce(), Cause.EMPTY_REPLY);
    ends(socket -> socket.setSoLinger(true, 0), Cause.RESET);
    ends(Fault.silence(), Cause.TIMEOUT);
    ends(says(SASL).then(Fault.silence()), Cause.SLOW);
    ends(says(bytes("HTTP/1.1 400 Bad\r\n\r\n")).then(Fault.silence()), Cause.BAD_REPLY);
    ends(says(new byte[1_300_000]).then(Fault.silence()), Cause.BAD_REPLY);
    ends(says(FULL), Cause.SATURATED);
  }

  @Test
  void a_password_in_clear_text_is_not_given() {
    try (var lookout = new Lookout();
        var server = FaultServer.start(says(message('R', "\0\0\0\u0003")).then(Fault.silence()))) {
      assertThat(lookout.look(spec(server.port())).phrase())
          .startsWith("unclear: ")
          .contains("clear text");
    }
  }

  @Test
  void a_password_that_would_be_hashed_for_hours_is_not_hashed() {
    var dear = message('R', "\0\0\0\u000br=abc,s=MTIz,i=2000000000");
    ends(says(SASL).then(says(dear)).then(Fault.silence()), Cause.BAD_REPLY);
  }

  @Test
  void nothing_that_comes_in_plain_is_believed_where_tls_is_wanted() {
    for (var answer : List.of(SASL, message('R', "\0\0\0\0"), bytes("S" + "more"))) {
      SqlFuzz.ends(
          port -> spec(port, new Encryption.Required()),
          says(answer).then(Fault.silence()),
          Cause.BAD_REPLY);
    }
    SqlFuzz.ends(port -> spec(port, new Encryption.Required()), says(bytes("N")), Cause.TLS);
  }

  private static void ends(Fault fault, Cause cause) {
    SqlFuzz.ends(PostgresqlFuzzTest::spec, fault, cause);
  }

  private static Postgresql spec(int port) {
    return spec(port, new Encryption.Off());
  }

  private static Postgresql spec(int port, Encryption encryption) {
    return new Postgresql(
        new Login(
            new Endpoint("127.0.0.1", port),
            new Account("relevo", new Secret("secret")),
            encryption),
        "postgres",
        new Duty(Role.ANY, Optional.empty()),
        List.of(),
        Optional.empty(),
        Limits.NONE);
  }

  private static byte[] message(char type, String payload) {
    var message = new ByteArrayOutputStream();
    message.writeBytes(new byte[] {(byte) type, 0, 0, 0, (byte) (payload.length() + 4)});
    message.writeBytes(bytes(payload));
    return message.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
