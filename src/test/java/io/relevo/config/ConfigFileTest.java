package io.relevo.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.alert.mail.MailSettings;
import io.relevo.fleet.Agent;
import io.relevo.fleet.Budget;
import io.relevo.fleet.Expect;
import io.relevo.fleet.Group;
import io.relevo.fleet.Keep;
import io.relevo.fleet.Mode;
import io.relevo.fleet.OnCall;
import io.relevo.fleet.Pace;
import io.relevo.fleet.Person;
import io.relevo.fleet.ProbeSpec;
import io.relevo.fleet.Secret;
import io.relevo.fleet.Service;
import io.relevo.fleet.Subject;
import io.relevo.fleet.Switch;
import io.relevo.fleet.SwitchSpec;
import io.relevo.fleet.Target;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that is right loads to exactly these records. */
class ConfigFileTest {
  private static final Path DESIGN = Path.of("src/test/resources/config/design.yml");
  private static final Expect GOOD = new Expect(200, 399, true, Optional.empty());

  @TempDir Path folder;

  @BeforeEach
  void credentials() throws IOException {
    Files.writeString(folder.resolve("smtp"), "hunter2\n");
  }

  private Configuration design() throws ConfigException {
    return ConfigFile.load(
        DESIGN, "lb-1", new Sources(name -> Optional.empty(), Optional.of(folder)));
  }

  @Test
  void the_agent_is_this_one_with_its_peers() throws ConfigException {
    var peers = new LinkedHashMap<String, String>();
    peers.put("lb-1", "10.0.0.11:8480");
    peers.put("lb-2", "10.0.0.12:8480");
    assertThat(design().fleet().agent())
        .isEqualTo(
            new Agent(
                "lb-1",
                Mode.ACT,
                peers,
                Duration.ofSeconds(5),
                Optional.empty(),
                new Budget(4, Duration.ofMinutes(10))));
  }

  @Test
  void what_is_not_the_core_s_business_stands_beside_the_fleet() throws ConfigException {
    var design = design();
    assertThat(design.state()).isEqualTo(Path.of("/var/lib/relevo"));
    assertThat(design.socket()).isEqualTo(Path.of("/run/relevo/relevo.sock"));
    assertThat(design.http()).isEqualTo("127.0.0.1:8480");
    assertThat(design.token()).isEmpty();
    assertThat(design.mail())
        .contains(
            new MailSettings(
                List.of(URI.create("smtp://mail.example.com:587")),
                "Relevo <relevo@example.com>",
                Optional.empty(),
                Optional.of("relevo"),
                Optional.of(new Secret("hunter2")),
                Duration.ofSeconds(10),
                Duration.ofHours(24)));
  }

  @Test
  void people_are_told_in_their_language_and_zone() throws ConfigException {
    var fleet = design().fleet();
    assertThat(fleet.people())
        .isEqualTo(
            Map.of(
                "primary",
                new Person(
                    "primary",
                    "oncall@example.com",
                    Locale.of("es"),
                    ZoneId.of("America/Santiago"))));
    assertThat(fleet.onCall())
        .isEqualTo(
            Map.of(
                "infra",
                new OnCall("infra", List.of("primary"), Optional.of(Duration.ofMinutes(30)))));
  }

  @Test
  void targets_are_looked_at_at_their_pace() throws ConfigException {
    assertThat(design().fleet().targets().values())
        .containsExactly(
            target("nginx-1", "lb-1", "10.0.0.11"), target("nginx-2", "lb-2", "10.0.0.12"));
  }

  private static Target target(String name, String on, String address) {
    return new Target(
        name,
        Optional.of(on),
        new ProbeSpec.Nginx(URI.create("http://" + address + "/healthz"), Optional.empty(), GOOD),
        new Pace(Duration.ofSeconds(1), Duration.ofMillis(500), Duration.ofMillis(250), 2, 3),
        Optional.of("infra"));
  }

  @Test
  void groups_and_services_keep_their_rules() throws ConfigException {
    var fleet = design().fleet();
    assertThat(fleet.groups().values())
        .containsExactly(
            new Group(
                "web",
                List.of("nginx-1", "nginx-2"),
                new Keep.Members(1),
                Group.WhenAllDown.LEAVE,
                Mode.ACT,
                Group.BUDGET,
                Group.RETURN_WAIT,
                Group.RETURN_WAIT_MAX));
    assertThat(fleet.services().values()).containsExactly(new Service("shop", List.of("web")));
  }

  @Test
  void switches_are_those_of_the_file_and_one_for_each_maintenance_page() throws ConfigException {
    assertThat(design().fleet().switches().values())
        .containsExactly(
            vip("vip-1", "lb-1", "nginx-1"),
            vip("vip-2", "lb-2", "nginx-2"),
            new Switch(
                "shop-maintenance",
                Optional.empty(),
                new SwitchSpec.NginxFile(Path.of("/run/relevo/shop.maintenance")),
                new Subject.OfService("shop"),
                Mode.ACT,
                false));
  }

  private static Switch vip(String name, String on, String member) {
    var witness =
        new SwitchSpec.Witness(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    return new Switch(
        name,
        Optional.of(on),
        new SwitchSpec.Keepalived(Path.of("/run/relevo/" + name), -100, witness),
        new Subject.Member(member),
        Mode.ACT,
        false);
  }

  @Test
  void every_value_knows_the_line_that_set_it() throws ConfigException {
    var origins = design().fleet().origins();
    assertThat(origins.of("targets.nginx-1.fall")).isEqualTo(DESIGN + ":9");
    assertThat(origins.of("agent.mode")).isEqualTo(DESIGN + ":2");
    assertThat(origins.of("services.shop.maintenance.nginx-file")).isEqualTo(DESIGN + ":17");
    assertThat(origins.of("targets.nginx-1.timeout")).isEqualTo("default");
  }
}
