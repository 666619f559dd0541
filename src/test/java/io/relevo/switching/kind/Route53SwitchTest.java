package io.relevo.switching.kind;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.relevo.fleet.Aws;
import io.relevo.fleet.Mode;
import io.relevo.fleet.RecordType;
import io.relevo.fleet.Secret;
import io.relevo.fleet.Setting.Maintenance;
import io.relevo.fleet.Setting.Share;
import io.relevo.fleet.Subject;
import io.relevo.fleet.Switch;
import io.relevo.fleet.SwitchSpec.Route53;
import io.relevo.lab.Lab;
import io.relevo.switching.Found;
import io.relevo.switching.Step;
import io.relevo.switching.Testimony;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** On a stand-in that keeps the weights of two records: the first is moved. */
class Route53SwitchTest {
  private static final Route53Peer PEER = new Route53Peer();

  @RegisterExtension
  private static final WireMockExtension SERVER =
      WireMockExtension.newInstance().options(options().dynamicPort().extensions(PEER)).build();

  private static final String NAME = "www.example.test.";
  private static final Share IN = new Share(100);
  private static final Share OUT = new Share(0);
  private static final Aws.Key KEY = new Aws.Key("AKIDEXAMPLE", new Secret("hunter2"));

  @BeforeEach
  void bothAreServed() {
    SERVER.stubFor(
        any(anyUrl()).atPriority(9).willReturn(aResponse().withTransformers(Route53Peer.NAME)));
    PEER.put("lb-1", 200);
    PEER.put("lb-2", 200);
    PEER.pending(0);
  }

  @Test
  void out_and_in_again_in_one_transaction_that_keeps_the_rest_of_the_record() throws IOException {
    var it = it();
    assertThat(it.find()).isEqualTo(new Found.At(IN));

    it.move(OUT, "lb-1 is down");
    assertThat(it.find()).isEqualTo(new Found.At(OUT));
    assertThat(PEER.weights()).containsEntry("lb-1", 0).containsEntry("lb-2", 200);
    SERVER.verify(
        postRequestedFor(urlPathMatching("/2013-04-01/hostedzone/Z0123456789/rrset/?"))
            .withHeader("Authorization", containing("Credential=AKIDEXAMPLE/"))
            .withRequestBody(containing("<Comment>relevo: lb-1 is down</Comment>"))
            .withRequestBody(matching("(?s).*DELETE.*<Weight>200<.*CREATE.*<Weight>0<.*"))
            .withRequestBody(matching("(?s).*(<TTL>77</TTL>.*192\\.0\\.2\\.1.*){2}")));

    it.move(new Share(25), "warming up");
    assertThat(it.find()).isEqualTo(new Found.At(new Share(25)));
    assertThat(PEER.weights()).containsEntry("lb-1", 50);

    it.move(IN, "");
    assertThat(it.find()).isEqualTo(new Found.At(IN));
  }

  @Test
  void what_would_be_done_is_said_and_not_done() throws IOException {
    assertThat(it().commands(OUT))
        .containsExactly(
            "in zone Z0123456789, both or neither:",
            "DELETE www.example.test. A lb-1, weight 200",
            "CREATE www.example.test. A lb-1, weight 0");
    SERVER.verify(0, postRequestedFor(anyUrl()));
  }

  @Test
  void to_move_it_where_it_is_changes_nothing() throws IOException {
    it().move(OUT, "lb-1 is down");
    SERVER.resetRequests();
    it().move(OUT, "again");
    SERVER.verify(0, postRequestedFor(anyUrl()));
  }

  @Test
  void a_change_is_done_when_it_is_accepted_and_the_witness_says_how_far_it_came()
      throws Exception {
    PEER.pending(1);
    var it = it();
    assertThat(it.testimonies(it.find())).isEmpty();
    it.move(OUT, "lb-1 is down");
    assertThat(it.testimonies(it.find()))
        .containsExactly(new Testimony("route53", "PENDING", true));
    Lab.until(
        Duration.ofSeconds(10),
        "it is in sync",
        () -> it.testimonies(it.find()).equals(List.of(new Testimony("route53", "INSYNC", true))));
    assertThat(spec(Optional.empty()).lingers()).isEqualTo(Duration.ofSeconds(60 + 77));
  }

  @Test
  void the_last_one_that_is_served_is_never_taken_out() {
    PEER.put("lb-2", 0);
    assertThatThrownBy(() -> it().move(OUT, ""))
        .hasMessage("www.example.test. A: must keep an address besides lb-1 (was: the last one)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0   | 200 | out",
        "0   | 0   | at \"weight 0, as all others: Route 53 serves all of them\"",
        "200 | 0   | in",
        "20  | 0   | 10 %",
        "201 | 200 | at \"weight 201 of 200\""
      })
  void a_weight_of_zero_is_out_unless_all_are_zero(int ours, int theirs, String phrase) {
    PEER.put("lb-1", ours);
    PEER.put("lb-2", theirs);
    assertThat(it().find().phrase()).isEqualTo(phrase);
  }

  @Test
  void a_record_that_is_not_there_is_said_and_not_made() {
    PEER.remove("lb-1");
    assertThat(it().find())
        .isEqualTo(new Found.Other("no weighted A record lb-1 of www.example.test."));
    assertThatThrownBy(() -> it().move(OUT, "")).hasMessageContaining("no weighted A record");
  }

  @Test
  void what_somebody_changed_by_hand_is_left_and_not_written_over() throws IOException {
    var kept = new Kept(held(), it());
    kept.settle(IN);
    PEER.put("lb-1", 100);
    var fresh = it();
    assertThat(new Kept(held(), fresh).turn(IN)).containsInstanceOf(Step.Leave.class);

    PEER.put("lb-1", 20);
    assertThatThrownBy(() -> fresh.move(OUT, ""))
        .hasMessageContaining("must be as it was read, 50 % (was: 10 %)");
    assertThat(PEER.weights()).containsEntry("lb-1", 20);
  }

  @Test
  void route_53_refuses_what_was_read_before_somebody_changed_it() throws IOException {
    var api = new Route53Api(spec(Optional.of(KEY)));
    var before = new Route53Weights(spec(Optional.of(KEY)), api.records());
    PEER.put("lb-1", 20);
    assertThatThrownBy(() -> api.replace(before.mine(), before.changed(0), ""))
        .hasMessageContaining("must have the record as it was read (was: 400 InvalidChangeBatch");
    assertThat(PEER.weights()).containsEntry("lb-1", 20);
  }

  @Test
  void a_change_whose_answer_was_lost_is_found_and_not_made_twice() throws IOException {
    var it = it();
    PEER.loseTheNextAnswer();
    assertThatThrownBy(() -> it.move(OUT, "")).hasMessageContaining("Route 53: must answer");
    SERVER.resetRequests();
    it.move(OUT, "");
    SERVER.verify(0, postRequestedFor(anyUrl()));
    assertThat(it.find()).isEqualTo(new Found.At(OUT));
  }

  @Test
  void what_was_half_done_when_relevo_was_killed_is_brought_to_its_end() {
    var kept = new Kept(held(), it());
    kept.settle(IN);
    kept.beganAndDied(IN, OUT);
    assertThat(kept.settle(OUT)).isEqualTo(new Found.At(OUT));
  }

  @Test
  void it_is_read_every_ten_seconds_however_often_it_is_looked_at() {
    var it = it();
    for (int i = 0; i < 20; i++) {
      it.find();
    }
    SERVER.verify(1, getRequestedFor(anyUrl()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "403 | AccessDenied          | allow ListResourceRecordSets, ChangeResourceRecordSets and",
        "403 | InvalidClientTokenId  | know the access key, and the clocks must agree",
        "403 | SignatureDoesNotMatch | know the access key, and the clocks must agree",
        "400 | Throttling            | be asked less often by all of this account",
        "404 | NoSuchHostedZone      | have the zone Z0123456789",
        "500 | InternalFailure       | answer (was: 500 InternalFailure: because)"
      })
  void what_is_refused_says_why_without_the_secret(int status, String code, String must) {
    answer(aResponse().withStatus(status).withBody(error(code)));
    assertThat(it().find().phrase())
        .startsWith("unreadable: Route 53: must " + must)
        .contains("(was: %d %s: because)".formatted(status, code))
        .doesNotContain("hunter2");
    assertThatThrownBy(() -> it().move(OUT, "")).hasMessageContaining(must);
    assertThat(PEER.weights()).containsEntry("lb-1", 200);
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void what_is_no_answer_is_unreadable(Fault fault) {
    answer(aResponse().withFault(fault));
    assertThat(it().find().phrase()).startsWith("unreadable: Route 53: must answer");
  }

  @Test
  void a_frozen_server_costs_two_seconds() {
    answer(aResponse().withFixedDelay(20_000));
    var begin = System.nanoTime();
    assertThat(it().find().phrase()).startsWith("unreadable: Route 53: must answer");
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(6));
  }

  @Test
  void a_server_that_is_down_is_unreadable() {
    var nowhere = URI.create("http://127.0.0.1:" + Lab.freePort());
    var spec =
        new Route53(
            new Aws(Optional.of(nowhere), "aws-global", Optional.of(KEY)),
            "Z0123456789",
            NAME,
            RecordType.A,
            "lb-1",
            200,
            Duration.ofSeconds(77));
    var it = new Route53Switch(spec, new ReentrantLock());
    assertThat(it.find().phrase()).contains("unreadable: Route 53: must answer", "refused");
  }

  @Test
  void without_a_key_the_usual_chain_says_who_it_is() {
    System.setProperty("aws.accessKeyId", "AKIDCHAIN");
    System.setProperty("aws.secretAccessKey", "hunter3");
    try {
      var it = new Route53Switch(spec(Optional.empty()), new ReentrantLock());
      assertThat(it.find()).isEqualTo(new Found.At(IN));
      SERVER.verify(getRequestedFor(anyUrl()).withHeader("Authorization", containing("AKIDCHAIN")));
    } finally {
      System.clearProperty("aws.accessKeyId");
      System.clearProperty("aws.secretAccessKey");
    }
  }

  @Test
  void it_has_no_maintenance() {
    assertThatThrownBy(() -> it().move(new Maintenance(true), ""))
        .hasMessageContaining("a DNS record: must be moved to a share");
  }

  private static void answer(ResponseDefinitionBuilder response) {
    SERVER.stubFor(any(anyUrl()).atPriority(1).willReturn(response));
  }

  private static String error(String code) {
    return """
        <?xml version="1.0"?>
        <ErrorResponse xmlns="https://route53.amazonaws.com/doc/2013-04-01/">
        <Error><Type>Sender</Type><Code>%s</Code><Message>because</Message></Error>
        <RequestId>1</RequestId></ErrorResponse>"""
        .formatted(code);
  }

  private static Switch held() {
    return new Switch(
        "dns-1",
        Optional.empty(),
        spec(Optional.of(KEY)),
        new Subject.Member("web-1"),
        Mode.ACT,
        false);
  }

  private static Route53Switch it() {
    return new Route53Switch(spec(Optional.of(KEY)), new ReentrantLock());
  }

  private static Route53 spec(Optional<Aws.Key> key) {
    var endpoint = URI.create(SERVER.baseUrl());
    return new Route53(
        new Aws(Optional.of(endpoint), "aws-global", key),
        "Z0123456789",
        NAME,
        RecordType.A,
        "lb-1",
        200,
        Duration.ofSeconds(77));
  }
}
