package io.relevo.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The unit as systemd itself reads it. */
class UnitTest {
  private static final Path SYSTEMD = Path.of("systemd");

  /** systemd-analyze counts in tenths: 20 is an exposure of 2.0. */
  private static final int EXPOSURE = 20;

  @TempDir Path folder;
  private Path unit;

  @BeforeEach
  void stand_in_for_the_program() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/systemd-analyze")), "no systemd-analyze");
    var program = Files.createFile(folder.resolve("relevo"));
    assertThat(program.toFile().setExecutable(true)).isTrue();
    unit = folder.resolve("relevo.service");
    Files.writeString(unit, text("relevo.service").replace("/usr/bin/relevo", program.toString()));
  }

  @Test
  void systemd_finds_nothing_to_say_about_it() throws Exception {
    var said = run("systemd-analyze", "verify", "--recursive-errors=no", unit.toString());

    assertThat(said.text()).isEmpty();
    assertThat(said.status()).isZero();
  }

  @Test
  void a_word_that_systemd_does_not_know_would_be_found() throws Exception {
    Files.writeString(unit, Files.readString(unit) + "\n[Service]\nProtectEverything=yes\n");

    var said = run("systemd-analyze", "verify", "--recursive-errors=no", unit.toString());

    assertThat(said.text()).contains("'ProtectEverything'");
  }

  @Test
  void it_is_exposed_little() throws Exception {
    var said =
        run(
            "systemd-analyze",
            "security",
            "--offline=true",
            "--no-pager",
            "--threshold=" + EXPOSURE,
            unit.toString());

    assertThat(said.status()).as(said.text()).isZero();
  }

  @Test
  void its_user_is_the_one_that_is_made() throws IOException {
    assertThat(text("relevo.service").lines()).contains("User=relevo", "Group=relevo");
    assertThat(text("relevo.sysusers")).contains("\nu relevo ");
    assertThat(text("relevo.tmpfiles")).contains("\nd /run/relevo 0755 relevo relevo ");
  }

  private static String text(String name) throws IOException {
    return Files.readString(SYSTEMD.resolve(name));
  }

  private record Said(int status, String text) {}

  /** In English. */
  private static Said run(String... command) throws Exception {
    var builder =
        new ProcessBuilder(
            Stream.concat(Stream.of("env", "LC_ALL=C"), Stream.of(command)).toList());
    var process = builder.redirectErrorStream(true).start();
    var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Said(process.waitFor(), text);
  }
}
