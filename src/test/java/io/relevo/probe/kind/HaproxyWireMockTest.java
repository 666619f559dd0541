package io.relevo.probe.kind;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.relevo.fleet.Limits;
import io.relevo.fleet.ProbeSpec.Haproxy;
import io.relevo.probe.Cause;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The faults that WireMock knows, of HAProxy's statistics page. */
class HaproxyWireMockTest {
  @RegisterExtension
  private static final WireMockExtension SERVER =
      WireMockExtension.newInstance().options(options().dynamicPort()).build();

  private static final String PAGE =
      """
      # pxname,svname,status,type,
      web,n1,UP,2,
      web,n2,DOWN,2,
      web,BACKEND,UP,1,
      api,n1,MAINT,2,
      api,BACKEND,DOWN,1,
      """;

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
  void one_backend_of_two_without_a_server_is_a_flaw_unless_it_is_the_one_that_counts() {
    answer(ok(PAGE));
    assertThat(lookout.look(page()).phrase()).isEqualTo("passed, but no-server: api: n1 MAINT");
    assertThat(lookout.look(page("web")).phrase())
        .isEqualTo("passed, but server-down: web/n2 DOWN");
    lookout.finds(page("api"), Cause.NO_SERVER, "api: n1 MAINT");
    SERVER.verify(getRequestedFor(urlEqualTo("/stats;csv")));
  }

  @Test
  void a_random_delay_within_the_deadline_is_none() {
    answer(ok(PAGE).withUniformRandomDelay(1, 50));
    assertThat(lookout.look(page("web")).phrase()).startsWith("passed, but server-down");
  }

  @ParameterizedTest
  @CsvSource({
    "EMPTY_RESPONSE, EMPTY_REPLY",
    "RANDOM_DATA_THEN_CLOSE, BAD_REPLY",
    "CONNECTION_RESET_BY_PEER, RESET",
    "MALFORMED_RESPONSE_CHUNK, BAD_REPLY"
  })
  void a_fault(Fault fault, Cause cause) {
    answer(aResponse().withFault(fault));
    lookout.finds(page(), cause, "");
  }

  @Test
  void a_page_for_people_is_not_the_table() {
    answer(ok("<html>"));
    lookout.finds(page(), Cause.BAD_REPLY, "expected the statistics as CSV (;csv), found");
  }

  @Test
  void a_password_is_asked_for() {
    answer(aResponse().withStatus(401));
    lookout.finds(page(), Cause.AUTH, "401");
  }

  @Test
  void a_delay_beyond_the_deadline() {
    answer(ok(PAGE).withFixedDelay(2 * (int) Lookout.SHORT.toMillis()));
    lookout.finds(page(), Lookout.SHORT, Cause.TIMEOUT, "no byte within 400 ms");
  }

  @Test
  void a_dribble_beyond_the_deadline() {
    answer(ok(PAGE).withChunkedDribbleDelay(10, 4 * (int) Lookout.SHORT.toMillis()));
    lookout.finds(page(), Lookout.SHORT, Cause.SLOW, "200 OK and");
  }

  private static void answer(ResponseDefinitionBuilder response) {
    SERVER.stubFor(any(anyUrl()).willReturn(response));
  }

  private static Haproxy page() {
    return page(Optional.empty());
  }

  private static Haproxy page(String backend) {
    return page(Optional.of(backend));
  }

  private static Haproxy page(Optional<String> backend) {
    var url = URI.create(SERVER.baseUrl() + "/stats;csv");
    return new Haproxy(new Haproxy.Page(url), backend, Limits.NONE);
  }
}
