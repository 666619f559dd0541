package io.relevo.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relevo.fleet.Agent;
import io.relevo.fleet.Expect;
import io.relevo.fleet.Fleet;
import io.relevo.fleet.ProbeSpec;
import io.relevo.fleet.SwitchSpec;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What single values mean, and the forms they may take. */
class ValuesTest {
  private static final String TARGET = "targets: { nginx-1: { tcp: \"10.0.0.11:80\" } }\n";

  @TempDir Path folder;

  private Configuration load(String text) throws IOException, ConfigException {
    var file = Files.writeString(folder.resolve("relevo.yaml"), text);
    var environment = Map.of("FALL", "7", "HOST", "10.0.0.11", "ON", "true");
    return ConfigFile.load(
        file,
        "lb-1",
        new Sources(name -> Optional.ofNullable(environment.get(name)), Optional.of(folder)));
  }

  private Fleet fleet(String text) throws IOException, ConfigException {
    return load(text).fleet();
  }

  private ProbeSpec probe(String text) throws IOException, ConfigException {
    return fleet("targets:\n  it:\n    " + text + "\n").targets().get("it").probe();
  }

  private SwitchSpec keepalived(String text) throws IOException, ConfigException {
    return fleet(TARGET + "switches: { vip: { member: nginx-1, keepalived: " + text + " } }\n")
        .switches()
        .get("vip")
        .spec();
  }

  @ParameterizedTest
  @CsvSource({
    "250ms, PT0.25S",
    "90s, PT1M30S",
    "5m, PT5M",
    "1h30m, PT1H30M",
    "7d, PT168H",
    "0s, PT0S",
    "1d2h3m4s5ms, PT26H3M4.005S"
  })
  void a_duration_has_a_unit(String text, Duration duration) {
    assertThat(Durations.parse(text)).contains(duration);
  }

  @ParameterizedTest
  @CsvSource({"5", "''", "1 s", "s", "-1s", "1.5s", "30m1h", "1w", "99999999999s"})
  void nothing_else_is_one(String text) {
    assertThat(Durations.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "evrey, every",
    "tiemout, timeout",
    "fal, fall",
    "ngnix, nginx",
    "keepalive, keepalived"
  })
  void a_slip_is_recognised(String word, String meant) {
    var known = List.of("nginx", "every", "timeout", "fall", "rise", "keepalived");
    assertThat(Nearest.to(word, known)).contains(meant);
  }

  @Test
  void what_takes_more_than_a_third_of_the_letters_is_no_slip() {
    assertThat(Nearest.to("colour", List.of("every", "fall", "rise", "on"))).isEmpty();
  }

  @Test
  void a_url_alone_means_what_a_mapping_with_it_means() throws Exception {
    var url = URI.create("http://10.0.0.11/healthz");
    var good = new Expect(200, 399, true, Optional.empty());
    assertThat(probe("nginx: http://10.0.0.11/healthz"))
        .isEqualTo(new ProbeSpec.Nginx(url, Optional.empty(), good))
        .isEqualTo(probe("nginx: { url: \"http://10.0.0.11/healthz\" }"));
    assertThat(probe("http: http://10.0.0.11/healthz")).isEqualTo(new ProbeSpec.Http(url, good));
    assertThat(probe("tcp: \"[fd00::11]:3306\"")).isEqualTo(new ProbeSpec.Tcp("fd00::11", 3306));
  }

  @Test
  void a_probe_says_what_a_good_answer_is() throws Exception {
    assertThat(
            probe(
                "nginx: { url: \"https://a/\", stub-status: \"http://a/s\", status: 204,"
                    + " body: false, contains: 42 }"))
        .isEqualTo(
            new ProbeSpec.Nginx(
                URI.create("https://a/"),
                Optional.of(URI.create("http://a/s")),
                new Expect(204, 204, false, Optional.of("42"))));
  }

  @Test
  void keepalived_is_lowered_unless_the_file_says_fault() throws Exception {
    assertThat(keepalived("/run/vip"))
        .isEqualTo(
            new SwitchSpec.Keepalived(
                Path.of("/run/vip"),
                SwitchSpec.Keepalived.LOWERED,
                new SwitchSpec.Witness(
                    Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty())));
    assertThat(
            keepalived(
                "{ file: /run/vip, lower: fault, instance: VI_1, pid: /run/k.pid,"
                    + " json: /run/k.json, address: \"fd00::100\" }"))
        .isEqualTo(
            new SwitchSpec.Keepalived(
                Path.of("/run/vip"),
                SwitchSpec.Keepalived.FAULT,
                new SwitchSpec.Witness(
                    Optional.of("VI_1"),
                    Optional.of(Path.of("/run/k.pid")),
                    Optional.of(Path.of("/run/k.json")),
                    Optional.of("fd00::100"))));
  }

  @Test
  void words_that_were_truth_values_in_yaml_1_1_are_words() throws Exception {
    var fleet =
        fleet("targets:\n  no: { on: yes, tcp: \"h:1\", fall: 010 }\n  off: { tcp: \"h:2\" }\n");
    assertThat(fleet.targets().keySet()).containsExactly("no", "off");
    assertThat(fleet.targets().get("no").on()).contains("yes");
    assertThat(fleet.targets().get("no").pace().fall()).isEqualTo(10);
  }

  @Test
  void a_clock_is_text_and_not_a_number_of_minutes() throws Exception {
    assertThat(((ProbeSpec.Http) probe("http: { url: \"http://a/\", contains: 22:00 }")).expect())
        .isEqualTo(new Expect(200, 399, true, Optional.of("22:00")));
  }

  @Test
  void any_value_may_come_from_the_environment() throws Exception {
    var fleet =
        fleet(
            """
            targets:
              nginx-1: { fall: "${env:FALL}", nginx: { url: "http://${env:HOST}/x", body: "${env:ON}" } }
            """);
    var target = fleet.targets().get("nginx-1");
    assertThat(target.pace().fall()).isEqualTo(7);
    assertThat(target.probe().where()).isEqualTo("http://10.0.0.11/x");
  }

  @Test
  void two_dollars_keep_what_looks_like_a_reference() throws Exception {
    assertThat(probe("http: { url: \"http://a/\", contains: \"$${env:FALL} costs $5\" }"))
        .isEqualTo(
            new ProbeSpec.Http(
                URI.create("http://a/"),
                new Expect(200, 399, true, Optional.of("${env:FALL} costs $5"))));
  }

  @Test
  void a_secret_comes_from_a_file_beside_the_configuration_without_its_last_newline()
      throws Exception {
    Files.writeString(folder.resolve("token"), "0123456789abcdef $1 \\ \n");
    var file = load("agent: { token: \"${file:token}\" }\n" + TARGET);
    var credential = load("agent: { token: \"${credential:token}\" }\n" + TARGET);
    assertThat(file.token().orElseThrow().value()).isEqualTo("0123456789abcdef $1 \\ ");
    assertThat(credential.token()).isEqualTo(file.token());
    assertThat(file.toString()).doesNotContain("0123456789abcdef");
  }

  @Test
  void a_relay_has_the_port_of_its_scheme() throws Exception {
    var mail =
        load("mail: { relays: [\"smtp://a\", \"smtps://b\", \"smtp://[::1]:25\"], from: r@a }\n"
                + "people: { ana: { mail: ana@example.com } }\n"
                + TARGET)
            .mail();
    assertThat(mail.orElseThrow().relays())
        .map(URI::toString)
        .containsExactly("smtp://a:587", "smtps://b:465", "smtp://[::1]:25");
  }

  @ParameterizedTest
  @CsvSource({
    "100ms, PT0.1S, PT0.05S",
    "1s, PT0.5S, PT0.25S",
    "2s, PT1S, PT0.5S",
    "60s, PT5S, PT15S"
  })
  void the_pace_follows_from_every(String every, Duration timeout, Duration recheck)
      throws Exception {
    var pace =
        fleet("targets: { it: { tcp: \"h:1\", every: " + every + " } }").targets().get("it").pace();
    assertThat(pace.timeout()).isEqualTo(timeout);
    assertThat(pace.recheck()).isEqualTo(recheck);
  }

  @Test
  void an_agent_alone_needs_no_section_of_its_own() throws Exception {
    var agent = fleet(TARGET).agent();
    assertThat(agent).extracting(Agent::name).isEqualTo("lb-1");
    assertThat(agent.peers()).isEmpty();
  }

  @Test
  void a_byte_order_mark_and_every_letter_are_welcome() throws Exception {
    var text =
        "\ufeff"
            + TARGET
            + "mail: { relays: [\"smtp://a\"], from: \"Ñandú <r@a>\" }\n"
            + "people: { ana: { mail: ana@example.com } }\n";
    assertThat(load(text).mail().orElseThrow().from()).isEqualTo("Ñandú <r@a>");
    assertThat(Files.readAllBytes(folder.resolve("relevo.yaml")))
        .startsWith("\ufeff".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void a_file_that_is_not_there_is_a_problem_too() {
    assertThatThrownBy(() -> ConfigFile.load(Path.of("no/such.yml"), "lb-1", Sources.none()))
        .hasMessage("no/such.yml:1:1: the file must be readable (was: no such file)");
  }
}
