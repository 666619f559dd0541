package io.relevo.probe.kind;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.relevo.probe.Cause;
import io.relevo.probe.Measured;
import io.relevo.probe.Outcome;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Patroni answers, and the faults that WireMock knows, beside a look that passed. */
class PatroniWireMockTest {
  @RegisterExtension
  private static final WireMockExtension SERVER =
      WireMockExtension.newInstance().options(options().dynamicPort()).build();

  /** As Patroni 3.0.2 says it, and so the next one. */
  private static final String NODE =
      """
      {"state": "running", "postmaster_start_time": "2026-11-21 16:31:16.346518+00:00",
       "role": "replica", "server_version": 150018,
       "xlog": {"received_location": 50331744, "replayed_location": 50331744,
                "replayed_timestamp": null, "paused": false},
       "timeline": 3, "dcs_last_seen": 1795278698,
       "database_system_identifier": "7710663175947896478",
       "patroni": {"version": "3.0.2", "scope": "shop"}}
      """;

  private static final String CLUSTER =
      """
      {"members": [
        {"name": "db-1", "role": "leader", "state": "running",
         "api_url": "http://127.0.0.1:28001/patroni", "host": "127.0.0.1", "port": 25441,
         "timeline": 3},
        {"name": "db-2", "role": "replica", "state": "running", "timeline": 3, "lag": 1024},
        {"name": "db-3", "role": "replica", "state": "stopped", "lag": "unknown"}],
       "pause": false}
      """;

  private static final Outcome PASSED =
      new Outcome.Passed(
          Outcome.Answer.SERVING,
          Optional.empty(),
          List.of(new Measured(Measured.WRITABLE, "", 0)));

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
  void a_healthy_cluster_adds_what_each_member_is_behind_and_never_a_guess() {
    pages(okJson(NODE), okJson(CLUSTER));
    var outcome = beside(PASSED);
    assertThat(outcome.phrase()).isEqualTo("passed");
    assertThat(outcome.measures())
        .containsExactly(
            new Measured(Measured.WRITABLE, "", 0), new Measured(Measured.BEHIND, "db-2", 1024));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "running|stopped|not-running: Patroni: its state is stopped, its role replica",
        "\"replica\"|\"replica\", \"cluster_unlocked\": true|no-leader: Patroni: nobody holds",
        "\"role\": \"leader\"|\"role\": \"replica\"|no-leader: Patroni: 0 of 3 members lead",
        "\"db-2\", \"role\": \"replica\"|\"db-2\", \"role\": \"leader\"|two-leaders: Patroni: 2",
        "\"pause\": false|\"pause\": true|paused: Patroni: nobody takes over",
        "3, \"lag\": 1024|2, \"lag\": 1024|replica-stopped: Patroni: db-2 is on timeline 2, the leader"
      })
  void what_is_wrong_is_a_flaw(String healthy, String sick, String said) {
    pages(okJson(NODE.replace(healthy, sick)), okJson(CLUSTER.replace(healthy, sick)));
    assertThat(beside(PASSED).phrase()).startsWith("passed, but " + said);
  }

  @ParameterizedTest
  @CsvSource({
    "EMPTY_RESPONSE, EMPTY_REPLY",
    "RANDOM_DATA_THEN_CLOSE, BAD_REPLY",
    "CONNECTION_RESET_BY_PEER, RESET",
    "MALFORMED_RESPONSE_CHUNK, BAD_REPLY"
  })
  void a_fault_is_a_flaw_with_its_cause(Fault fault, Cause cause) {
    pages(okJson(NODE), aResponse().withFault(fault));
    assertThat(beside(PASSED).phrase()).startsWith("passed, but " + cause.code() + ": Patroni: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "{\"members\": 3}", "<html>"})
  void an_answer_that_is_none(String body) {
    pages(okJson(NODE), aResponse().withBody(body));
    assertThat(beside(PASSED).phrase())
        .startsWith("passed, but bad-reply: Patroni: expected JSON of Patroni, found");
  }

  @Test
  void a_status_and_delays() {
    pages(okJson(NODE), aResponse().withStatus(503));
    assertThat(beside(PASSED).phrase()).startsWith("passed, but bad-status: Patroni: ");
    pages(okJson(NODE), okJson(CLUSTER).withFixedDelay(2 * (int) Lookout.SHORT.toMillis()));
    assertThat(beside(PASSED, Lookout.SHORT).phrase()).startsWith("passed, but timeout: Patroni: ");
    pages(okJson(NODE), okJson(CLUSTER).withUniformRandomDelay(1, 50));
    assertThat(beside(PASSED).phrase()).isEqualTo("passed");
  }

  @Test
  void a_look_that_did_not_pass_waits_for_nobody() {
    pages(okJson(NODE), okJson(CLUSTER).withFixedDelay(2 * (int) Lookout.AMPLE.toMillis()));
    var failed = new Outcome.Failed(Cause.REFUSED, "Connection refused");
    assertThat(beside(failed)).isEqualTo(failed);
  }

  private static Outcome beside(Outcome look) {
    return beside(look, Lookout.AMPLE);
  }

  private static Outcome beside(Outcome look, Duration timeout) {
    var url = URI.create(SERVER.baseUrl());
    try (var patroni = new Patroni(lookout.network(), url, timeout)) {
      var found = CompletableFuture.completedStage(look);
      return Lookout.await(patroni.beside(found).toCompletableFuture(), timeout);
    }
  }

  private static void pages(ResponseDefinitionBuilder node, ResponseDefinitionBuilder cluster) {
    SERVER.stubFor(get("/patroni").willReturn(node));
    SERVER.stubFor(get("/cluster").willReturn(cluster));
  }
}
