package io.relevo.probe.kind;

import static io.relevo.probe.kind.Noise.says;
import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.fleet.Account;
import io.relevo.fleet.Duty;
import io.relevo.fleet.Encryption;
import io.relevo.fleet.Endpoint;
import io.relevo.fleet.Limits;
import io.relevo.fleet.Login;
import io.relevo.fleet.ProbeSpec.Mysql;
import io.relevo.fleet.Role;
import io.relevo.fleet.Secret;
import io.relevo.lab.Fault;
import io.relevo.probe.Cause;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Strangers where a MariaDB or MySQL should be. A seed names each of their answers. */
class MysqlFuzzTest {
  private static final List<byte[]> PIECES =
      List.of(
          packet(0, greeting()),
          packet(0, "\u00ff\u0010\u0004Too many connections"),
          packet(2, "\u0000\u0000\u0000\u0002\u0000\u0000\u0000"),
          packet(2, "\u00feunknown_plugin\u000012345678901234567890\u0000"),
          packet(2, "\u0001\u0003"),
          packet(2, "\u00ff\u0015\u0004#28000Access denied"),
          packet(1, "\u0003"),
          packet(2, "\u0003def\u0000\u0000\u0000\u0001a\u0000\f?\u0000"),
          packet(5, "\u00fe\u0000\u0000\u0002\u0000"),
          packet(1, "\u00fb/etc/passwd"),
          bytes("\u00ff\u00ff\u00ff\u0000"),
          bytes("HTTP/1.1 400 Bad Request\r\n\r\n"));

  @ParameterizedTest
  @ValueSource(longs = {1, 20_260_101, 8_314_159})
  void any_answer_gives_an_outcome_in_time_and_leaves_nothing(long seed) {
    new SqlFuzz(new Noise(PIECES, 6), MysqlFuzzTest::spec).run(seed);
  }

  @Test
  void each_way_to_end_has_its_cause() {
    ends(Fault.closeAtOnce(), Cause.EMPTY_REPLY);
    ends(socket -> socket.setSoLinger(true, 0), Cause.RESET);
    ends(Fault.silence(), Cause.TIMEOUT);
    ends(says(packet(0, greeting())).then(Fault.silence()), Cause.SLOW);
    ends(says(packet(0, greeting())), Cause.CUT_SHORT);
    ends(says(bytes("HTTP/1.1 400 Bad\r\n\r\n")).then(Fault.silence()), Cause.BAD_REPLY);
    ends(says(new byte[1_300_000]).then(Fault.silence()), Cause.BAD_REPLY);
    ends(says(PIECES.get(1)), Cause.SATURATED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u00fc\u00ff\u00ff",
        "\u00fc\u00ff\u00ff and more",
        "\u00fd\u00ff\u00ff\u00ff and more",
        "\u00femysql_native_password\u0000"
      })
  void no_room_is_made_for_more_columns_than_we_ask_for(String count) {
    var all = new ByteArrayOutputStream();
    all.writeBytes(packet(0, greeting()));
    all.writeBytes(PIECES.get(2));
    all.writeBytes(packet(1, count));
    ends(says(all.toByteArray()).then(Fault.silence()), Cause.BAD_REPLY);
  }

  @Test
  void nothing_that_comes_in_plain_is_believed_where_tls_is_wanted() {
    var both = new ByteArrayOutputStream();
    both.writeBytes(packet(0, greeting()));
    both.writeBytes(PIECES.get(2));
    SqlFuzz.ends(
        port -> spec(port, new Encryption.Required()),
        says(both.toByteArray()).then(Fault.silence()),
        Cause.BAD_REPLY);
  }

  private static void ends(Fault fault, Cause cause) {
    SqlFuzz.ends(MysqlFuzzTest::spec, fault, cause);
  }

  private static Mysql spec(int port) {
    return spec(port, new Encryption.Off());
  }

  private static Mysql spec(int port, Encryption encryption) {
    return new Mysql(
        new Login(
            new Endpoint("127.0.0.1", port),
            new Account("relevo", new Secret("secret")),
            encryption),
        new Duty(Role.ANY, Optional.empty()),
        List.of(),
        Limits.NONE);
  }

  /** Protocol 10, a few capabilities, {@code mysql_native_password}. */
  private static String greeting() {
    return "\n8.4.0\u0000\u0001\u0000\u0000\u000012345678\u0000\u00ff\u00ff-\u0002\u0000"
        + "\u00ff\u00df\u0015\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000"
        + "123456789012\u0000mysql_native_password\u0000";
  }

  private static byte[] packet(int number, String payload) {
    var packet = new ByteArrayOutputStream();
    packet.writeBytes(new byte[] {(byte) payload.length(), 0, 0, (byte) number});
    packet.writeBytes(bytes(payload));
    return packet.toByteArray();
  }

  private static byte[] bytes(String text) {
    assertThat(text.chars()).allMatch(c -> c < 256);
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
