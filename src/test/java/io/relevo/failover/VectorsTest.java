package io.relevo.failover;

import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.config.ConfigException;
import io.relevo.config.ConfigFile;
import io.relevo.config.Sources;
import io.relevo.fleet.Fleet;
import io.relevo.fleet.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What others answer in well-known cases, and what a group of the same size and keep answers. */
class VectorsTest {
  private final Policy policy = new Policy();
  @TempDir private Path folder;

  /**
   * gdnsd's {@code up_thresh}: with fewer than that part of the addresses up, all are answered.
   * Four addresses, of which the first ones are dead.
   */
  @ParameterizedTest
  @CsvSource({
    "50%, 3, 1 2 3 4",
    "20%, 3, 4",
    "25%, 3, 4",
    "26%, 3, 1 2 3 4",
    "50%, 2, 3 4",
    "50%, 1, 2 3 4",
    "100%, 1, 1 2 3 4",
    "20%, 4, 1 2 3 4"
  })
  void gdnsd_answers_all_when_too_few_are_up(String upThreshold, int dead, String answered)
      throws Exception {
    var fleet = fleet(4, upThreshold, "leave");
    assertThat(in(fleet, policy.decide(dead(fleet, 1, dead).scene()))).isEqualTo(answered);
  }

  /** Envoy's {@code max_ejection_percent}: the part that may be out, rounded down. */
  @ParameterizedTest
  @CsvSource({"3, 50, 1", "4, 50, 2", "5, 50, 2", "10, 10, 1", "3, 100, 3"})
  void envoy_ejects_one_after_the_other_up_to_its_maximum(int members, int maximum, int ejected)
      throws Exception {
    var fleet = fleet(members, 100 - maximum + "%", "leave");
    var scenes = new Scenes(fleet);
    var out = 0;
    for (int i = 1; i <= members; i++) {
      scenes.down("n-" + i);
      for (var hold : policy.decide(scenes.scene()).placed()) {
        scenes.hold(hold);
        out++;
      }
    }
    assertThat(out).isEqualTo(ejected);
  }

  /** Envoy counts who is out; here it counts, too, that those who stay must be well. */
  @ParameterizedTest
  @CsvSource({"1, 2 3", "2, 1 2 3", "3, 1 2 3"})
  void of_three_half_stay_who_are_well_or_all(int dead, String in) throws Exception {
    var fleet = fleet(3, "50%", "leave");
    assertThat(in(fleet, policy.decide(dead(fleet, 1, dead).scene()))).isEqualTo(in);
  }

  /**
   * Route 53's weight of zero: all of them zero are all served. With {@code leave} Relevo never
   * gets there; with {@code take-out} it wants it, and the switch refuses the last one.
   */
  @ParameterizedTest
  @CsvSource({"leave, 1, 2", "leave, 2, 1 2", "take-out, 1, 2", "take-out, 2, ''"})
  void route_53_serves_all_when_all_weigh_nothing(String whenAllDown, int dead, String in)
      throws Exception {
    var fleet = fleet(2, "1", whenAllDown);
    assertThat(in(fleet, policy.decide(dead(fleet, 1, dead).scene()))).isEqualTo(in);
  }

  private static Scenes dead(Fleet fleet, int from, int to) {
    return new Scenes(fleet)
        .down(IntStream.rangeClosed(from, to).mapToObj(i -> "n-" + i).toArray(String[]::new));
  }

  /** The numbers of those whose switch is to be in. */
  private static String in(Fleet fleet, Decision decision) {
    return fleet.switches().values().stream()
        .filter(s -> decision.wanted().get(s.name()).setting().equals(new Setting.Share(100)))
        .map(s -> s.name().replace("dns-", ""))
        .collect(Collectors.joining(" "));
  }

  private Fleet fleet(int members, String keep, String whenAllDown)
      throws IOException, ConfigException {
    var file =
        """
        agent: { mode: act, budget: { acts: 100 } }
        targets:
        %s
        groups:
          web:
            { members: %s, keep: %s, when-all-down: %s, budget: { acts: 100 } }
        switches:
        %s
        """
            .formatted(
                each(members, "  n-%1$d: { nginx: \"http://10.0.0.%1$d/\" }\n"),
                List.of(each(members, "n-%d ").strip().split(" ")),
                keep,
                whenAllDown,
                each(members, "  dns-%1$d: { member: n-%1$d, keepalived: /run/relevo/%1$d }\n"));
    var path = Files.writeString(folder.resolve("relevo.yaml"), file);
    return ConfigFile.load(path, "lb-1", Sources.none()).fleet();
  }

  private static String each(int members, String line) {
    return IntStream.rangeClosed(1, members)
        .mapToObj(i -> line.formatted(i))
        .collect(Collectors.joining());
  }
}
