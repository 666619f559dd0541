package io.relevo.api.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.api.FakeConsole;
import io.relevo.fleet.Account;
import io.relevo.fleet.Counting;
import io.relevo.fleet.Duty;
import io.relevo.fleet.Endpoint;
import io.relevo.fleet.Fleet;
import io.relevo.fleet.Fleets;
import io.relevo.fleet.Limits;
import io.relevo.fleet.Login;
import io.relevo.fleet.Pace;
import io.relevo.fleet.ProbeSpec;
import io.relevo.fleet.Role;
import io.relevo.fleet.Secret;
import io.relevo.fleet.Target;
import io.relevo.probe.Cause;
import io.relevo.probe.Measured;
import io.relevo.probe.Observation;
import io.relevo.probe.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A silent database whose replica still receives: what the turn believes, and how it says it. */
class WhyWitnessesTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Pace PACE =
      new Pace(SECOND, SECOND, Duration.ofMillis(250), new Counting.InARow(2), 2);

  private final FakeConsole console = new FakeConsole(Path.of("relevo.sock"), fleet());

  @Test
  void the_page_says_the_rule_and_who_spoke() {
    for (var i = 0; i < 3; i++) {
      console.turn(SECOND, well("db-1"), well("db-2"));
    }
    assertThat(page()).contains("db-1 is up ");
    for (var i = 0; i < 3; i++) {
      console.turn(SECOND, silent(), well("db-2"));
    }
    assertThat(page())
        .contains(
            "db-1 is degraded ",
            "passed, but timeout: no byte; alive all the same: db-2 receives what it writes",
            "witnesses",
            "received what it wrote, last at ",
            "accepted and was silent: degraded");
    for (var i = 0; i < 4; i++) {
      console.turn(SECOND, silent());
    }
    assertThat(page())
        .contains("db-1 is DOWN ", "timeout: no byte; nobody received anything new from it either");
  }

  private String page() {
    var text =
        Why.of(console.latest(), "db-1", new Times(ZoneOffset.UTC, console.now()))
            .text(new Times(ZoneOffset.UTC, console.now()));
    return text.replaceAll("\\s+", " ");
  }

  private Observation well(String name) {
    var measures =
        List.of(new Measured(Measured.LINEAGE, "", 1), new Measured(Measured.HEARD, "", 0.1));
    return look(name, new Outcome.Passed(Outcome.Answer.SERVING, Optional.empty(), measures));
  }

  private Observation silent() {
    return look("db-1", new Outcome.Failed(Cause.TIMEOUT, "no byte"));
  }

  private Observation look(String name, Outcome outcome) {
    return new Observation(name, outcome, console.now().plus(SECOND), Duration.ofMillis(900));
  }

  private static Fleet fleet() {
    var all = Fleets.two().fleet();
    var targets = new LinkedHashMap<String, Target>();
    targets.put("db-1", database("db-1", List.of("db-2")));
    targets.put("db-2", database("db-2", List.of()));
    return new Fleet(
        all.agent(),
        targets,
        new LinkedHashMap<>(),
        new LinkedHashMap<>(),
        new LinkedHashMap<>(),
        all.people(),
        all.onCall(),
        all.origins());
  }

  private static Target database(String name, List<String> witnesses) {
    var spec =
        new ProbeSpec.Postgresql(
            new Login(new Endpoint(name, 5432), new Account("relevo", new Secret("x"))),
            "postgres",
            new Duty(Role.ANY, Optional.empty()),
            witnesses,
            Optional.empty(),
            Limits.NONE);
    return new Target(name, Optional.empty(), spec, PACE, Optional.empty());
  }
}
