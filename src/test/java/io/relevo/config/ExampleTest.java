package io.relevo.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.fleet.Mode;
import io.relevo.fleet.Switch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples are what their comments say. */
class ExampleTest {
  private static final Sources SOURCES =
      new Sources(
          name -> Optional.empty(), Optional.of(Path.of("src/test/resources/config/credentials")));

  @ParameterizedTest
  @ValueSource(strings = {"lb-1", "lb-2"})
  void the_same_file_goes_to_both_hosts_and_moves_nothing_yet(String host) throws ConfigException {
    var fleet = ConfigFile.load(Path.of("config/relevo.example.yml"), host, SOURCES).fleet();

    assertThat(fleet.agent().name()).isEqualTo(host);
    assertThat(fleet.agent().mode()).isEqualTo(Mode.OBSERVE);
    assertThat(fleet.switches().values().stream().filter(fleet::mine)).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lb-1", "lb-2"})
  void each_balancer_of_the_whole_stack_moves_its_own_and_what_is_shared(String host)
      throws ConfigException {
    var fleet = ConfigFile.load(Path.of("config/relevo.stack.example.yml"), host, SOURCES).fleet();

    assertThat(fleet.agent().mode()).isEqualTo(Mode.OBSERVE);
    assertThat(fleet.switches().values().stream().filter(fleet::mine))
        .extracting(Switch::name)
        .containsExactly(
            "dns-1",
            "dns-2",
            "vip-" + host.substring(3),
            host.replace("-", "") + "-web-1",
            host.replace("-", "") + "-web-2");
  }

  @Test
  void what_is_commented_out_can_be_read_too(@TempDir Path folder) throws Exception {
    var example = Files.readString(Path.of("config/relevo.example.yml"));
    var file = folder.resolve("relevo.yaml");
    Files.writeString(file, example.replaceAll("(?m)^#(?= {2})", ""));
    assertThat(ConfigFile.load(file, "lb-1", SOURCES).fleet().switches()).containsKey("dns-1");
  }

  @Test
  void what_the_page_shows_can_be_read(@TempDir Path folder) throws Exception {
    var page = Files.readString(Path.of("docs/configuration.md"));
    var blocks = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL).matcher(page).results();
    for (var block : blocks.toList()) {
      var file = Files.writeString(folder.resolve("relevo.yaml"), block.group(1));
      assertThat(ConfigFile.load(file, "lb-1", SOURCES).fleet().targets()).isNotEmpty();
    }
  }

  @Test
  void the_problems_that_the_page_shows_are_those_of_a_file() throws IOException {
    var said = Files.readString(Path.of("src/test/resources/config/five-mistakes.expected"));
    assertThat(Files.readString(Path.of("docs/configuration.md")).lines())
        .filteredOn(line -> line.startsWith("    relevo.yaml:"))
        .hasSize(3)
        .allSatisfy(
            line ->
                assertThat(said)
                    .contains(line.strip().replace("relevo.yaml", "five-mistakes.yml")));
  }
}
