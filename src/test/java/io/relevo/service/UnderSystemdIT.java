package io.relevo.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.lab.Lab;
import io.relevo.lab.Need;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged Relevo as a service of a real systemd, with its real unit. */
class UnderSystemdIT {
  private static final Path PACKAGED = Path.of("target/relevo");
  private static final String TRACK = "/run/relevo/vip-1";
  private static final String CONFIG = "/etc/relevo/relevo.yaml";

  /** Nothing listens where nginx-1 should: it is taken out. */
  private static final String GOOD =
      """
      agent: { mode: act }
      targets:
        nginx-1: { on: lb-1, nginx: "http://127.0.0.1:9/healthz", every: 200ms, fall: 2, rise: 2 }
      switches:
        vip-1: { on: lb-1, keepalived: { file: /run/relevo/vip-1, lower: fault }, member: nginx-1 }
      """;

  @TempDir static Path folder;
  private static Container host;

  @BeforeAll
  static void boot() throws IOException {
    Lab.needs(Need.CONTAINER);
    host = Container.make(folder);
    install();
    host.boot("lb-1");
    assertThat(host.run("systemd-sysusers").status()).isZero();
    assertThat(host.run("systemd-tmpfiles", "--create", "relevo.conf").status()).isZero();
  }

  @AfterAll
  static void powerOff() {
    if (host != null) {
      host.close();
    }
  }

  @BeforeEach
  void start() throws IOException {
    configure(GOOD);
    must("systemctl", "start", "relevo");
  }

  @AfterEach
  void stop() {
    must("systemctl", "stop", "relevo");
    must("rm", "-f", TRACK);
  }

  @Test
  void it_is_started_when_it_is_ready_and_answers() {
    assertThat(show("ActiveState")).isEqualTo("active");
    assertThat(show("StatusText")).startsWith("watching 1 target");
    must("relevo", "status");
  }

  @Test
  void it_has_no_right_but_to_signal() {
    var status = host.run("cat", "/proc/" + show("MainPID") + "/status").text();

    assertThat(status).contains("CapEff:\t0000000000000020", "NoNewPrivs:\t1", "Seccomp:\t2");
    assertThat(host.run("stat", "-c", "%U %a", "/var/lib/relevo").text()).isEqualTo("relevo 750");
  }

  @Test
  void killed_it_is_started_again_and_nobody_is_raised_meanwhile() {
    out();
    var before = show("MainPID");
    var written = host.run("stat", "-c", "%i %Y", TRACK);

    must("systemctl", "kill", "--signal=KILL", "relevo");
    Lab.until(
        Duration.ofSeconds(30),
        "another one runs",
        () -> show("ActiveState").equals("active") && !show("MainPID").equals(before));

    assertThat(host.run("cat", TRACK).text()).isEqualTo("-254");
    assertThat(host.run("stat", "-c", "%i %Y", TRACK)).isEqualTo(written);
  }

  @Test
  void stopped_and_started_it_leaves_the_file_as_it_is() {
    out();

    must("systemctl", "stop", "relevo");
    assertThat(host.run("cat", TRACK).text()).isEqualTo("-254");

    must("systemctl", "start", "relevo");
    assertThat(host.run("cat", TRACK).text()).isEqualTo("-254");
  }

  @Test
  void a_good_configuration_is_taken_by_a_reload() throws IOException {
    assertThat(host.run("relevo", "why", "nginx-2").status()).isNotZero();
    configure(
        GOOD.replace("switches:", "  nginx-2: { nginx: \"http://127.0.0.1:9/\" }\nswitches:"));

    must("systemctl", "reload", "relevo");

    must("relevo", "why", "nginx-2");
  }

  @Test
  void a_bad_one_is_refused_and_systemctl_says_so() throws IOException {
    var before = show("MainPID");
    configure(GOOD.replace("fall: 2", "fal: 2"));

    assertThat(host.run("systemctl", "reload", "relevo").status()).isNotZero();

    assertThat(show("ActiveState")).isEqualTo("active");
    assertThat(show("MainPID")).isEqualTo(before);
    must("relevo", "status");
  }

  @Test
  void with_a_bad_configuration_it_is_not_started_again_and_again() throws IOException {
    must("systemctl", "stop", "relevo");
    configure("targets: 5\n");

    assertThat(host.run("systemctl", "start", "relevo").status()).isNotZero();

    assertThat(show("ActiveState")).isEqualTo("failed");
    assertThat(show("ExecMainStatus")).isEqualTo("78");
    must("systemctl", "reset-failed", "relevo");
  }

  private static void out() {
    host.until("the host is out", "grep", "-qx", "--", "-254", TRACK);
  }

  private static String show(String property) {
    return host.run("systemctl", "show", "--value", "-p", property, "relevo").text();
  }

  private static void must(String... command) {
    var said = host.run(command);
    assertThat(said.status()).as(() -> String.join(" ", command) + journal(said)).isZero();
  }

  private static String journal(Container.Said said) {
    var journal = host.run("journalctl", "--no-pager", "-o", "cat", "-n", "40", "-u", "relevo");
    return ": " + said.text() + "\n" + journal.text();
  }

  private static void configure(String text) throws IOException {
    Files.writeString(host.file(CONFIG), text);
  }

  private static void install() throws IOException {
    copy(PACKAGED, host.file("/usr/lib/relevo"));
    Files.createSymbolicLink(host.file("/usr/bin/relevo"), Path.of("/usr/lib/relevo/bin/relevo"));
    copy(Path.of("systemd/relevo.service"), host.file("/etc/systemd/system/relevo.service"));
    copy(Path.of("systemd/relevo.sysusers"), host.file("/usr/lib/sysusers.d/relevo.conf"));
    copy(Path.of("systemd/relevo.tmpfiles"), host.file("/usr/lib/tmpfiles.d/relevo.conf"));
  }

  private static void copy(Path from, Path to) throws IOException {
    // -a: the archive of classes belongs to jars of that time
    Container.must("cp", "-a", from.toString(), to.toString());
    Container.must("chmod", "-R", "a+rX", to.toString());
  }
}
