package io.relevo.probe.kind;

import static io.relevo.probe.kind.Lookout.SHORT;
import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.fleet.Endpoint;
import io.relevo.fleet.ProbeSpec.Dns;
import io.relevo.fleet.RecordType;
import io.relevo.fleet.Subnet;
import io.relevo.lab.DatagramServer;
import io.relevo.lab.Lab;
import io.relevo.lab.NameServer;
import io.relevo.lab.Need;
import io.relevo.probe.Cause;
import io.relevo.probe.Flaw;
import io.relevo.probe.Measured;
import io.relevo.probe.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.ClientSubnetOption;
import org.xbill.DNS.DClass;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;

class DnsProbeTest {
  private static final String WWW = "www.example.test";
  private static final List<String> BOTH = List.of("10.0.0.12", "10.0.0.11");
  @TempDir static Path folder;
  private static Lookout lookout;
  private static NameServer knot;

  @BeforeAll
  static void open() {
    Lab.needs(Need.KNOT);
    lookout = new Lookout();
    knot = NameServer.start(NameServer.Brand.KNOT, folder);
    knot.update(
        """
        update add www.example.test 60 A 10.0.0.11
        update add www.example.test 60 A 10.0.0.12
        update add www.example.test 60 AAAA 2001:db8::1
        update add shop.example.test 60 CNAME www.example.test.
        update add txt.example.test 60 TXT "v=spf1 -all"
        """
            + many());
  }

  private static String many() {
    return IntStream.range(0, 200)
        .mapToObj("update add many.example.test 60 A 10.1.0.%d"::formatted)
        .collect(Collectors.joining("\n"));
  }

  @AfterAll
  static void close() {
    if (knot != null) {
      knot.close();
      lookout.close();
    }
  }

  @Test
  void the_whole_answer_in_any_order_passes() {
    passes(spec(WWW, RecordType.A, BOTH, true));
    passes(spec("shop.example.test.", RecordType.A, BOTH, true));
    passes(spec(WWW, RecordType.AAAA, List.of("2001:DB8:0::1"), true));
    passes(spec("txt.example.test", RecordType.TXT, List.of("v=spf1 -all"), true));
    passes(spec("shop.example.test", RecordType.CNAME, List.of("WWW.example.test."), true));
    passes(spec(WWW, RecordType.A, List.of(), false));
  }

  @Test
  void a_wrong_answer_says_what_was_expected_and_what_came() {
    finds(
        spec(WWW, RecordType.A, List.of("10.0.0.11"), true),
        Cause.WRONG_ANSWER,
        "[10.0.0.11], found");
    finds(
        spec(WWW, RecordType.A, List.of("10.0.0.11"), false),
        Cause.WRONG_ANSWER,
        "any of [10.0.0.11]");
    finds(
        spec(WWW, RecordType.MX, List.of(), false),
        Cause.WRONG_ANSWER,
        "expected any, found no MX");
  }

  @Test
  void no_such_name_and_a_refusal_have_their_causes() {
    finds(spec("no.example.test", RecordType.A, BOTH, true), Cause.NO_SUCH_NAME, "NXDOMAIN");
    finds(spec("www.example.com", RecordType.A, BOTH, true), Cause.REJECTED, "REFUSED");
  }

  @Test
  void an_answer_too_large_for_a_datagram_is_asked_for_over_tcp() {
    var found =
        (Outcome.Passed) lookout.look(spec("many.example.test", RecordType.A, List.of(), false));
    assertThat(found.measures())
        .singleElement()
        .satisfies(ttl -> assertThat(ttl.value()).isEqualTo(60));
  }

  @Test
  void a_ttl_out_of_bounds_is_a_flaw() {
    assertThat(flaw(ttl(Optional.empty(), Optional.of(Duration.ofSeconds(30)))).detail())
        .contains("TTL 60 s, expected at most 30 s");
    assertThat(flaw(ttl(Optional.of(Duration.ofMinutes(5)), Optional.empty())).detail())
        .contains("TTL 60 s, expected at least 300 s");
  }

  @Test
  void samples_are_counted_for_each_answer() {
    var found = lookout.look(asked(List.of(port(knot.port())), WWW, RecordType.A, BOTH, true, 10));
    assertThat(found.measures())
        .hasSize(3)
        .allMatch(m -> m.name().equals("ttl") || m.value() == 100);
  }

  @Test
  void the_share_of_each_answer_is_measured() {
    var turn = new AtomicInteger();
    UnaryOperator<byte[]> weighted = query -> answer(query, turn.getAndIncrement() % 4 == 0);
    try (var server = DatagramServer.start(0, weighted)) {
      var found =
          lookout.look(asked(List.of(port(server.port())), WWW, RecordType.A, BOTH, false, 20));
      assertThat(found.measures().stream().filter(m -> m.name().equals("share")))
          .extracting(Measured::value)
          .containsExactly(25.0, 75.0);
    }
  }

  private static byte[] answer(byte[] query, boolean first) {
    return reply(
        query,
        message ->
            message.addRecord(
                new ARecord(
                    message.getQuestion().getName(),
                    DClass.IN,
                    60,
                    InetAddress.ofLiteral(first ? "10.0.0.11" : "10.0.0.12")),
                Section.ANSWER));
  }

  @Test
  void a_region_is_asked_for_by_its_network() {
    var heard = new AtomicReference<String>();
    UnaryOperator<byte[]> regional = query -> reply(query, m -> heard.set(subnet(m)));
    try (var server = DatagramServer.start(0, regional)) {
      var chile = Optional.of(new Subnet("200.1.0.7", 16));
      var at = List.of(port(server.port()));
      var none = Optional.<Duration>empty();
      finds(
          new Dns(WWW, RecordType.A, at, BOTH, true, none, none, chile, 1),
          Cause.WRONG_ANSWER,
          "found no A");
      assertThat(heard.get()).isEqualTo("200.1.0.0/16");
    }
  }

  private static String subnet(Message query) {
    var option =
        (ClientSubnetOption) query.getOPT().getOptions(EDNSOption.Code.CLIENT_SUBNET).getFirst();
    return option.getAddress().getHostAddress() + "/" + option.getSourcePrefixLength();
  }

  @Test
  void one_sick_resolver_of_two_is_a_flaw_and_two_are_a_failure() {
    int nobody = Lab.freePort();
    var one = asked(List.of(port(knot.port()), port(nobody)), WWW, RecordType.A, BOTH, true, 1);
    var flaw = flaw(one);
    assertThat(flaw.cause()).isEqualTo(Cause.REFUSED);
    assertThat(flaw.detail()).startsWith("1 of 2 resolvers: 127.0.0.1:" + nobody);
    var none = asked(List.of(port(nobody)), WWW, RecordType.A, BOTH, true, 1);
    finds(none, Cause.REFUSED, "nobody listens");
  }

  @Test
  void a_frozen_resolver_times_out() {
    knot.hang();
    try {
      lookout.finds(
          spec(WWW, RecordType.A, BOTH, true), SHORT, Cause.TIMEOUT, "no answer within 400 ms");
    } finally {
      knot.resume();
    }
  }

  @Test
  void a_lost_datagram_is_sent_again() {
    try (var server = DatagramServer.start(1, DnsProbeTest::refused)) {
      finds(spec(server.port()), Cause.REJECTED, "REFUSED");
    }
  }

  @Test
  void a_server_failure_is_told_from_silence_and_noise() {
    try (var server = DatagramServer.start(0, query -> reply(query, Rcode.SERVFAIL))) {
      finds(spec(server.port()), Cause.SERVFAIL, "SERVFAIL");
    }
  }

  private static byte[] refused(byte[] query) {
    return reply(query, Rcode.REFUSED);
  }

  private static byte[] reply(byte[] query, int code) {
    return reply(query, message -> message.getHeader().setRcode(code));
  }

  private static byte[] reply(byte[] query, Consumer<Message> how) {
    try {
      var reply = new Message(query);
      reply.getHeader().setFlag(Flags.QR);
      how.accept(reply);
      return reply.toWire();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void passes(Dns spec) {
    var found = lookout.look(spec);
    assertThat(found.phrase()).isEqualTo("passed");
  }

  private static void finds(Dns spec, Cause cause, String evidence) {
    lookout.finds(spec, Duration.ofSeconds(2), cause, evidence);
  }

  private static Flaw flaw(Dns spec) {
    return ((Outcome.Passed) lookout.look(spec)).flaw().orElseThrow();
  }

  private static Endpoint port(int port) {
    return new Endpoint("127.0.0.1", port);
  }

  private static Dns spec(int port) {
    return asked(List.of(port(port)), WWW, RecordType.A, BOTH, true, 1);
  }

  private static Dns spec(String name, RecordType type, List<String> expect, boolean exact) {
    return asked(List.of(port(knot.port())), name, type, expect, exact, 1);
  }

  private static Dns ttl(Optional<Duration> least, Optional<Duration> most) {
    return new Dns(
        WWW,
        RecordType.A,
        List.of(port(knot.port())),
        BOTH,
        true,
        least,
        most,
        Optional.empty(),
        1);
  }

  private static Dns asked(
      List<Endpoint> of,
      String name,
      RecordType type,
      List<String> expect,
      boolean exact,
      int samples) {
    return new Dns(
        name,
        type,
        of,
        expect,
        exact,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        samples);
  }
}
