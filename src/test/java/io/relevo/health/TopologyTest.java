package io.relevo.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.fleet.Fleet;
import io.relevo.fleet.Fleets;
import io.relevo.fleet.Target;
import io.relevo.probe.Cause;
import io.relevo.probe.Observation;
import io.relevo.probe.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopologyTest {
  private static final Instant START = Instant.parse("2026-03-01T03:00:00Z");
  private static final Fleet FLEET = Fleets.two().routers(1).fleet();
  private static final Target ROUTER = FLEET.targets().sequencedValues().getLast();

  private static final Way DEAD = new Way.Dead("router");
  private static final Way UNSEEN = new Way.Unseen();
  private static final Way OPEN = new Way.Open();

  private final Judge judge = new Judge();

  /** What lies before a target that fails from the fifth second on: one word for each. */
  @ParameterizedTest
  @CsvSource({
    "'', '', OPEN",
    "router, dead, router",
    "router, well-since, OPEN",
    "router, well-before, UNSEEN",
    "router, in-doubt, UNSEEN",
    "router, unknown, OPEN",
    "router, first-sign, UNSEEN",
    "router, behind-core, core",
    "router nginx-1, dead dead, router",
    "router nginx-1, dead well-since, OPEN",
    "router nginx-1, dead well-before, UNSEEN",
    "web, dead dead, web",
    "web, dead well-since, OPEN",
    "web, dead well-before, UNSEEN",
    "web, dead unknown, OPEN",
    "web, behind-core behind-core, core"
  })
  void one_open_way_is_enough_and_old_evidence_opens_none(
      String ways, String states, String expected) {
    var names = ways.isEmpty() ? List.<String>of() : Arrays.asList(ways.split(" ", -1));
    var standing = ways.equals("web") ? List.of("nginx-1", "nginx-2") : names;
    Map<String, Health> health = new HashMap<>();
    for (var i = 0; i < standing.size(); i++) {
      health.put(standing.get(i), health(standing.get(i), states.split(" ", -1)[i]));
    }
    var way = new Topology(FLEET, health::get).to(behind(names), START.plusSeconds(5));
    assertThat(phrase(way)).isEqualTo(expected);
  }

  private static Target behind(List<String> names) {
    return new Target(
        "db", ROUTER.on(), ROUTER.probe(), ROUTER.pace(), ROUTER.onCall(), names, List.of(), 1);
  }

  private static String phrase(Way way) {
    return switch (way) {
      case Way.Open _ -> "OPEN";
      case Way.Unseen _ -> "UNSEEN";
      case Way.Dead(String root) -> root;
    };
  }

  private Health health(String name, String word) {
    return switch (word) {
      case "dead" -> after(name, "ff", OPEN);
      case "well-since" -> after(name, "pppppp", OPEN);
      case "well-before" -> after(name, "ppp", OPEN);
      case "in-doubt" -> after(name, "pppppf", OPEN);
      case "first-sign" -> after(name, "f", OPEN);
      case "behind-core" -> after(name, "ff", new Way.Dead("core"));
      default -> after(name, "", OPEN);
    };
  }

  private Health after(String name, String looks, Way way) {
    return then(Health.unknown(name, START), looks, way);
  }

  private Health then(Health before, String looks, Way way) {
    var health = before;
    for (var i = 0; i < looks.length(); i++) {
      var at = before.seen().orElse(START).plusSeconds(i + 1L);
      health =
          judge.judge(ROUTER.pace(), health, look(health.target(), looks.charAt(i), at), _ -> way);
    }
    return health;
  }

  private static Observation look(String name, char letter, Instant at) {
    var outcome =
        letter == 'p'
            ? new Outcome.Passed(Outcome.Answer.SERVING)
            : new Outcome.Failed(Cause.CONNECT_TIMEOUT, "no answer");
    return new Observation(name, outcome, at, Duration.ofMillis(2));
  }

  @Test
  void behind_something_dead_it_is_unsure_and_at_rest() {
    var behind = then(after("db", "ppp", OPEN), "fff", DEAD);
    assertThat(behind.state()).isEqualTo(State.UNSURE);
    assertThat(behind.behind()).contains("router");
    assertThat(behind.inDoubt()).isFalse();
    assertThat(judge.matters(behind, look("db", 'f', START.plusSeconds(9)))).isFalse();
    assertThat(judge.matters(behind, look("db", 'p', START.plusSeconds(9)))).isTrue();
  }

  @Test
  void one_that_was_down_by_itself_is_unsure_too() {
    assertThat(then(after("db", "ff", OPEN), "f", DEAD).state()).isEqualTo(State.UNSURE);
  }

  @Test
  void nobody_is_down_before_it_is_seen_whether_it_can_be_reached() {
    var waiting = then(after("db", "ppp", OPEN), "fff", UNSEEN);
    assertThat(waiting.state()).isEqualTo(State.UP);
    assertThat(waiting.inDoubt()).isTrue();
    assertThat(then(waiting, "f", OPEN).state()).isEqualTo(State.DOWN);
  }

  @Test
  void when_the_way_is_open_again_the_row_begins_anew() {
    var behind = then(after("db", "ppp", OPEN), "fff", DEAD);
    var once = then(behind, "f", OPEN);
    assertThat(once.state()).isEqualTo(State.UNSURE);
    assertThat(once.behind()).isEmpty();
    assertThat(then(once, "f", OPEN).state()).isEqualTo(State.DOWN);
    assertThat(then(behind, "ppp", OPEN).state()).isEqualTo(State.UP);
  }
}
