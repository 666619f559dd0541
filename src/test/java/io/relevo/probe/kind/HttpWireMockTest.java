package io.relevo.probe.kind;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static io.relevo.probe.kind.Lookout.AMPLE;
import static io.relevo.probe.kind.Lookout.SHORT;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.relevo.fleet.Expect;
import io.relevo.fleet.ProbeSpec;
import io.relevo.probe.Cause;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The faults that WireMock knows, for both kinds that speak HTTP. */
class HttpWireMockTest {
  @RegisterExtension
  private static final WireMockExtension SERVER =
      WireMockExtension.newInstance().options(options().dynamicPort()).build();

  private static final Expect EXPECT = new Expect(200, 399, true, Optional.of("well"));

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
  void the_request_is_proper() {
    answer(ok("well"));
    var url = URI.create(SERVER.baseUrl() + "/healthz?deep=1");
    assertThat(lookout.look(new ProbeSpec.Http(url, Lookout.ANYTHING))).isEqualTo(Lookout.SERVING);
    SERVER.verify(
        getRequestedFor(urlEqualTo("/healthz?deep=1"))
            .withHeader("Host", equalTo("localhost:" + SERVER.getPort()))
            .withHeader("User-Agent", equalTo("relevo"))
            .withHeader("Accept", equalTo("*/*"))
            .withHeader("Connection", equalTo("close")));
  }

  @ParameterizedTest
  @CsvSource({
    "EMPTY_RESPONSE, EMPTY_REPLY",
    "RANDOM_DATA_THEN_CLOSE, BAD_REPLY",
    "CONNECTION_RESET_BY_PEER, RESET"
  })
  void a_fault(Fault fault, Cause cause) {
    answer(aResponse().withFault(fault));
    lookout.finds(page(), AMPLE, cause, "");
    lookout.finds(nginx(), AMPLE, cause, "");
  }

  /**
   * The body ends with the connection, so there are no chunks: to nginx's two pages it is bad in
   * two ways.
   */
  @Test
  void a_fault_in_the_body() {
    answer(aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK));
    lookout.finds(page(), AMPLE, Cause.BAD_BODY, "");
  }

  @Test
  void a_delay_beyond_the_deadline() {
    answer(ok("late").withFixedDelay(2 * (int) SHORT.toMillis()));
    lookout.finds(page(), SHORT, Cause.TIMEOUT, "no byte within 400 ms");
    lookout.finds(nginx(), SHORT, Cause.TIMEOUT, "no byte within 400 ms");
  }

  @Test
  void a_dribble_beyond_the_deadline() {
    answer(ok("x".repeat(1000)).withChunkedDribbleDelay(10, 4 * (int) SHORT.toMillis()));
    lookout.finds(page(), SHORT, Cause.SLOW, "200 OK and");
    lookout.finds(nginx(), SHORT, Cause.SLOW, "200 OK and");
  }

  private static void answer(ResponseDefinitionBuilder response) {
    SERVER.stubFor(any(anyUrl()).willReturn(response));
  }

  private static ProbeSpec page() {
    return new ProbeSpec.Http(url(), EXPECT);
  }

  private static ProbeSpec nginx() {
    return new ProbeSpec.Nginx(url(), Optional.of(url()), EXPECT);
  }

  private static URI url() {
    return URI.create(SERVER.baseUrl() + "/");
  }
}
