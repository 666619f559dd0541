package io.relevo.api.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.api.FakeConsole;
import io.relevo.fleet.Fleets;
import io.relevo.json.Json;
import io.relevo.probe.Cause;
import io.relevo.probe.Observation;
import io.relevo.probe.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class StatusTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final FakeConsole console =
      new FakeConsole(Path.of("relevo.sock"), Fleets.two().routers(1).fleet());

  @Test
  void what_lies_behind_something_dead_says_behind_what() {
    for (var i = 0; i < 3; i++) {
      console.turn(SECOND, silent("router"), silent("nginx-1"), silent("nginx-2"));
    }
    var status = Status.of(console.latest(), console.vitals());
    assertThat(status.text(new Times(ZoneOffset.UTC, console.now())))
        .contains("router   DOWN ", "nginx-1  unsure, behind router ");
    assertThat(Json.write(status))
        .contains("\"state\":\"unsure\",\"inDoubt\":false,\"behind\":\"router\"");
  }

  private Observation silent(String target) {
    var outcome = new Outcome.Failed(Cause.CONNECT_TIMEOUT, "not accepted in time");
    return new Observation(target, outcome, console.now().plus(SECOND), SECOND);
  }
}
