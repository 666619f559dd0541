package io.relevo.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NginxTest {
  @TempDir Path folder;
  private Nginx nginx;

  @BeforeEach
  void start() {
    Lab.needs(Need.NGINX);
    nginx = Nginx.start(Place.loopback(), "a", Lab.freePort(), folder.resolve("nginx"));
  }

  @AfterEach
  void close() {
    if (nginx != null) {
      nginx.close();
      assertThat(nginx.family()).isEmpty();
    }
  }

  @Test
  void it_says_who_it_is_and_how_busy() throws Exception {
    assertThat(nginx.get("/").body()).isEqualTo("hello from a\n");
    assertThat(nginx.get("/healthz").body()).isEqualTo("hello from a\n");
    assertThat(nginx.get("/nginx_status").body()).startsWith("Active connections: 1");
    assertThat(nginx.family()).hasSize(2);
  }

  @Test
  void killed_it_refuses_and_started_again_it_answers() throws Exception {
    nginx.killAll();
    assertThat(nginx.family()).isEmpty();
    assertThatThrownBy(() -> nginx.get("/")).isInstanceOf(ConnectException.class);
    nginx.start();
    assertThat(nginx.get("/").status()).isEqualTo(200);
  }

  @Test
  void without_its_master_the_orphan_goes_on_and_holds_the_port() throws Exception {
    nginx.killMaster();
    assertThat(nginx.master().alive()).isFalse();
    assertThat(nginx.get("/").status()).isEqualTo(200);
    assertThatThrownBy(() -> nginx.start()).hasMessageContaining("must be dead");
    nginx.killAll();
    nginx.start();
  }

  @Test
  void hung_it_accepts_and_says_nothing() throws Exception {
    nginx.hang();
    assertThatThrownBy(() -> nginx.get("/")).isInstanceOf(SocketTimeoutException.class);
    nginx.resume();
    assertThat(nginx.get("/").status()).isEqualTo(200);
  }

  @Test
  void each_way_to_answer_takes_hold_at_once() throws Exception {
    nginx.answer(Nginx.Mode.EMPTY_REPLY);
    for (String page : List.of("/", "/healthz", "/nginx_status")) {
      assertThatThrownBy(() -> nginx.get(page)).hasMessage("empty reply");
    }
    nginx.answer(Nginx.Mode.UNAVAILABLE);
    assertThat(nginx.get("/").status()).isEqualTo(503);
    assertThat(nginx.get("/").head()).doesNotContain("Retry-After");
    assertThat(nginx.get("/healthz").status()).isEqualTo(503);
    nginx.answer(Nginx.Mode.EMPTY_BODY);
    assertThat(nginx.get("/").status()).isEqualTo(200);
    assertThat(nginx.get("/healthz").body()).isEmpty();
    nginx.answer(Nginx.Mode.NORMAL);
    assertThat(nginx.get("/").body()).isEqualTo("hello from a\n");
  }

  @Test
  void the_maintenance_flag_shows_its_page_but_leaves_healthz_alone() throws Exception {
    Files.createFile(nginx.maintenanceFlag());
    Http.Reply page = nginx.get("/");
    assertThat(page.status()).isEqualTo(503);
    assertThat(page.head())
        .contains("Retry-After: 120")
        .contains("Cache-Control: no-store")
        .contains("X-Relevo-Maintenance: on");
    assertThat(page.body()).contains("Maintenance");
    assertThat(nginx.get("/healthz").status()).isEqualTo(200);
    Files.delete(nginx.maintenanceFlag());
    assertThat(nginx.get("/").status()).isEqualTo(200);
  }
}
