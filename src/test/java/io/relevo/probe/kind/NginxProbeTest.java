package io.relevo.probe.kind;

import static io.relevo.probe.kind.Lookout.SHORT;
import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.fleet.Expect;
import io.relevo.fleet.ProbeSpec;
import io.relevo.lab.Fault;
import io.relevo.lab.FaultServer;
import io.relevo.lab.Lab;
import io.relevo.lab.Need;
import io.relevo.lab.Nginx;
import io.relevo.lab.Place;
import io.relevo.probe.Cause;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real nginx in each state that matters. */
class NginxProbeTest {
  private static final Expect BODY = new Expect(200, 399, true, Optional.of("hello"));

  @TempDir static Path folder;
  private static Nginx nginx;
  private static Lookout lookout;

  @BeforeAll
  static void open() {
    Lab.needs(Need.NGINX);
    nginx = Nginx.start(Place.loopback(), "a", Lab.freePort(), folder.resolve("nginx"));
    lookout = new Lookout();
  }

  @AfterAll
  static void close() {
    if (nginx != null) {
      nginx.close();
      lookout.close();
    }
  }

  @BeforeEach
  void mend() throws IOException {
    Files.deleteIfExists(nginx.maintenanceFlag());
    nginx.answer(Nginx.Mode.NORMAL);
  }

  @Test
  void healthy() {
    assertThat(lookout.look(both("/healthz", "/nginx_status"))).isEqualTo(Lookout.SERVING);
    assertThat(lookout.look(pageOnly("/"))).isEqualTo(Lookout.SERVING);
  }

  @Test
  void all_its_processes_killed() {
    nginx.killAll();
    try {
      lookout.finds(both("/healthz", "/nginx_status"), Cause.REFUSED, "Connection refused");
    } finally {
      nginx.start();
    }
  }

  @Test
  void hung() {
    nginx.hang();
    try {
      lookout.finds(both("/healthz", "/nginx_status"), SHORT, Cause.TIMEOUT, "sent no byte");
    } finally {
      nginx.resume();
    }
    assertThat(lookout.look(both("/healthz", "/nginx_status"))).isEqualTo(Lookout.SERVING);
  }

  @Test
  void empty_reply() {
    nginx.answer(Nginx.Mode.EMPTY_REPLY);
    lookout.finds(both("/healthz", "/nginx_status"), Cause.EMPTY_REPLY, "without a byte");
  }

  @Test
  void unavailable_without_the_flag_is_a_failure() {
    nginx.answer(Nginx.Mode.UNAVAILABLE);
    lookout.finds(both("/healthz", "/nginx_status"), Cause.BAD_STATUS, "found 503");
  }

  @Test
  void empty_body() {
    nginx.answer(Nginx.Mode.EMPTY_BODY);
    lookout.finds(both("/healthz", "/nginx_status"), Cause.EMPTY_BODY, "found none");
  }

  @Test
  void its_own_maintenance_page_is_maintenance() throws IOException {
    Files.createFile(nginx.maintenanceFlag());
    assertThat(lookout.look(both("/", "/nginx_status"))).isEqualTo(Lookout.MAINTENANCE);
    assertThat(lookout.look(both("/healthz", "/nginx_status"))).isEqualTo(Lookout.SERVING);
  }

  @Test
  void the_maintenance_page_is_a_bad_status_to_the_http_kind() throws IOException {
    Files.createFile(nginx.maintenanceFlag());
    lookout.finds(Lookout.http(nginx.uri("/").toString()), Cause.BAD_STATUS, "found 503");
  }

  @Test
  void a_status_page_that_is_none() {
    lookout.finds(
        both("/healthz", "/"),
        Cause.BAD_REPLY,
        "stub-status: expected a stub_status page, found \"hello from a\\n\"");
  }

  @Test
  void the_first_that_fails_ends_the_look() {
    try (var silent = FaultServer.start(Fault.hang())) {
      var refused = URI.create("http://127.0.0.1:" + Lab.freePort() + "/");
      var spec = new ProbeSpec.Nginx(silent.uri("/"), Optional.of(refused), BODY);
      lookout.finds(spec, Cause.REFUSED, "stub-status: ");
      Lab.until(Lookout.AMPLE, "the other look is abandoned", () -> silent.open() == 0);
    }
  }

  private static ProbeSpec.Nginx both(String page, String status) {
    return new ProbeSpec.Nginx(nginx.uri(page), Optional.of(nginx.uri(status)), BODY);
  }

  private static ProbeSpec.Nginx pageOnly(String page) {
    return new ProbeSpec.Nginx(nginx.uri(page), Optional.empty(), BODY);
  }
}
