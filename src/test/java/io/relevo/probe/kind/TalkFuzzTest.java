package io.relevo.probe.kind;

import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.fleet.Endpoint;
import io.relevo.fleet.Limits;
import io.relevo.fleet.ProbeSpec;
import io.relevo.fleet.RecordType;
import io.relevo.fleet.StartTls;
import io.relevo.fleet.TlsVersion;
import io.relevo.lab.DatagramServer;
import io.relevo.lab.Fault;
import io.relevo.lab.FaultServer;
import io.relevo.probe.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a peer says to the kinds that speak a protocol of their own, a look ends in time with a
 * cause, and nothing is left: no open connection, no lost buffer, no line in the log.
 */
class TalkFuzzTest {
  private static final int ANSWERS = 60;
  private static final int AT_ONCE = 20;
  private static final int MEGABYTE = 1 << 20;
  private static final Duration TIMEOUT = Duration.ofMillis(300);

  /**
   * A kind that is looked with.
   *
   * @param spec of a target on this port
   * @param good how a good answer begins, so that the noise gets past the first bytes
   */
  record Speaker(String name, IntFunction<ProbeSpec> spec, List<String> good) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Speaker> speakers() {
    return Stream.of(
        new Speaker("tcp dialogue", TalkFuzzTest::tcp, List.of("+PONG\r\n", "role:", "\r\n")),
        new Speaker("tls", TalkFuzzTest::tls, List.of("\u0016\u0003\u0003\u0000@", "\u0002")),
        new Speaker("tls after smtp", TalkFuzzTest::smtpTls, SMTP),
        new Speaker("smtp", TalkFuzzTest::smtp, SMTP));
  }

  private static final List<String> SMTP =
      List.of(
          "220 mx ready\r\n",
          "250-mx\r\n",
          "250-STARTTLS\r\n",
          "250 ok\r\n",
          "220-",
          "\n",
          "999 \r\n",
          "2 0\r\n",
          "354 go\r\n",
          "\u0000");

  @ParameterizedTest
  @MethodSource("speakers")
  void any_answer_gives_a_cause_in_time_and_leaves_nothing(Speaker speaker) {
    var random = new Random(20_260_101);
    Noise.leavesNothing(
        lookout -> inTurn(faults(speaker, random), some -> fail(lookout, speaker, some)));
  }

  @ParameterizedTest
  @MethodSource("resolvers")
  void any_datagram_gives_a_cause_in_time_and_leaves_nothing(long seed) {
    var random = new Random(seed);
    var all = Stream.generate(() -> noise(random)).limit(ANSWERS).toList();
    Noise.leavesNothing(lookout -> inTurn(all, some -> failByDatagrams(lookout, some)));
  }

  static Stream<Long> resolvers() {
    return Stream.of(1L, 20_260_101L, 8_314_159L);
  }

  @Test
  void whatever_follows_a_truncated_answer_over_tcp_gives_a_cause_too() {
    var speaker =
        new Speaker("dns", TalkFuzzTest::dns, List.of("\u0000\f", "\u0000\u0000", "\u0001\u0081"));
    var random = new Random(20_260_101);
    Noise.leavesNothing(
        lookout -> inTurn(faults(speaker, random), some -> failTruncated(lookout, speaker, some)));
  }

  private static List<Fault> faults(Speaker speaker, Random random) {
    var faults = new ArrayList<>(worst(speaker));
    while (faults.size() < ANSWERS) {
      faults.add(noise(speaker, random));
    }
    return faults;
  }

  private interface Task<T> {
    void on(T what);
  }

  private static <T> void inTurn(List<T> all, Task<List<T>> task) {
    for (int i = 0; i < all.size(); i += AT_ONCE) {
      task.on(all.subList(i, Math.min(all.size(), i + AT_ONCE)));
    }
  }

  private static void fail(Lookout lookout, Speaker speaker, List<Fault> faults) {
    failAt(lookout, speaker, faults.stream().map(FaultServer::start).toList());
  }

  private static void failTruncated(Lookout lookout, Speaker speaker, List<Fault> faults) {
    var servers = faults.stream().map(FaultServer::start).toList();
    var beside =
        servers.stream()
            .map(server -> DatagramServer.beside(server.port(), TalkFuzzTest::truncated))
            .toList();
    failAt(lookout, speaker, servers);
    beside.forEach(DatagramServer::close);
    assertThat(servers).allMatch(server -> server.connections() == 1);
  }

  private static void failAt(Lookout lookout, Speaker speaker, List<FaultServer> servers) {
    failed(
        servers.stream()
            .map(server -> lookout.begin(speaker.spec().apply(server.port()), TIMEOUT))
            .toList());
    Noise.left(servers);
  }

  /** An answer that says that it is one, and not the whole. */
  private static byte[] truncated(byte[] query) {
    byte[] reply = query.clone();
    reply[2] |= (byte) 0x82;
    return reply;
  }

  private static void failByDatagrams(Lookout lookout, List<byte[]> noises) {
    var servers =
        noises.stream()
            .map(noise -> DatagramServer.start(0, query -> mixed(query, noise)))
            .toList();
    failed(servers.stream().map(server -> lookout.begin(dns(server.port()), TIMEOUT)).toList());
    servers.forEach(DatagramServer::close);
  }

  private static void failed(List<CompletableFuture<Outcome>> looks) {
    for (var look : looks) {
      var outcome = Lookout.await(look, TIMEOUT);
      if (!outcome.phrase().contains("Relevo itself was")) {
        Lookout.failed(outcome);
      }
    }
  }

  /** What is most likely to go wrong: too much, half of it, too little. */
  private static List<Fault> worst(Speaker speaker) {
    var first = speaker.good().getFirst();
    return List.of(
        Noise.says(new byte[MEGABYTE]),
        says("x".repeat(MEGABYTE)).then(Fault.silence()),
        says(first + "x".repeat(MEGABYTE)),
        says(first.substring(0, first.length() / 2)).then(Fault.silence()),
        says(first.substring(0, first.length() / 2)),
        says(first).then(Fault.silence()),
        Fault.endless("x"),
        Fault.silence(),
        Fault.closeAtOnce());
  }

  private static Fault noise(Speaker speaker, Random random) {
    var fault = says("");
    for (int pieces = random.nextInt(6); pieces >= 0; pieces--) {
      fault =
          fault.then(
              random.nextInt(4) == 0 ? Noise.says(noise(random)) : says(piece(speaker, random)));
    }
    return Noise.ended(fault, random);
  }

  private static String piece(Speaker speaker, Random random) {
    return speaker.good().get(random.nextInt(speaker.good().size()));
  }

  private static byte[] noise(Random random) {
    var noise = new byte[random.nextInt(600)];
    random.nextBytes(noise);
    return noise;
  }

  /** The number of the question, and that it is an answer, before every second noise. */
  private static byte[] mixed(byte[] query, byte[] noise) {
    if (noise.length % 2 == 0) {
      return noise;
    }
    byte[] mixed = Arrays.copyOf(query, query.length + noise.length);
    mixed[2] |= (byte) 0x80;
    System.arraycopy(noise, 0, mixed, 3, noise.length);
    return mixed;
  }

  private static Fault says(String words) {
    return Noise.says(words.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static ProbeSpec tcp(int port) {
    var ping = new ProbeSpec.Tcp.Step(Optional.of("PING\r\n"), Optional.of("+PONG"), none());
    var role = new ProbeSpec.Tcp.Step(Optional.of("INFO\r\n"), none(), Optional.of("role:(x+)+y"));
    return new ProbeSpec.Tcp("127.0.0.1", port, List.of(ping, role));
  }

  private static ProbeSpec tls(int port) {
    return tls(port, StartTls.NONE);
  }

  private static ProbeSpec smtpTls(int port) {
    return tls(port, StartTls.SMTP);
  }

  private static ProbeSpec tls(int port, StartTls start) {
    return new ProbeSpec.Tls(
        "127.0.0.1", port, "example.test", TlsVersion.TLS_1_2, start, Limits.NONE);
  }

  private static ProbeSpec smtp(int port) {
    return new ProbeSpec.Smtp("127.0.0.1", port, none(), none(), "", Optional.of("a@example.test"));
  }

  private static ProbeSpec dns(int port) {
    return new ProbeSpec.Dns(
        "www.example.test",
        RecordType.A,
        List.of(new Endpoint("127.0.0.1", port)),
        List.of("10.0.0.11"),
        true,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        1);
  }

  private static Optional<String> none() {
    return Optional.empty();
  }
}
