package io.relevo.switching.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relevo.fleet.Mode;
import io.relevo.fleet.Setting.Maintenance;
import io.relevo.fleet.Setting.Share;
import io.relevo.fleet.Subject;
import io.relevo.fleet.Switch;
import io.relevo.fleet.SwitchSpec;
import io.relevo.lab.Lab;
import io.relevo.switching.Found;
import io.relevo.switching.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** With small programs that keep the position in a file. */
class CommandSwitchTest {
  private static final Share IN = new Share(100);
  private static final Share OUT = new Share(0);
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  @TempDir Path folder;
  private Path position;

  @BeforeEach
  void begin() throws IOException {
    position = folder.resolve("position");
    Files.writeString(position, "100\n");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 40, 100})
  void a_share_is_an_argument_and_is_read_back(int percent) throws IOException {
    var it = edge();
    it.move(new Share(percent), "why");
    it.move(new Share(percent), "what is there already stays there");
    assertThat(position).hasContent(percent + "\n");
    assertThat(it.find()).isEqualTo(new Found.At(new Share(percent)));
  }

  @ParameterizedTest
  @CsvSource({"in,100", "out,0", "7,7", "7%,7", "100 %,100"})
  void shares_are_read(String text, int percent) {
    assertThat(saying(text).find()).isEqualTo(new Found.At(new Share(percent)));
  }

  @Test
  void a_maintenance_page_is_on_or_off() throws IOException {
    var it = of(List.of(writer().toString(), "{state}"), reader());
    it.move(new Maintenance(true), "");
    assertThat(it.find()).isEqualTo(new Found.At(new Maintenance(true)));
    it.move(new Maintenance(false), "");
    assertThat(it.find()).isEqualTo(new Found.At(new Maintenance(false)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "101", "-1", "1e9", "IN", "in out"})
  void anything_else_is_no_position(String text) {
    assertThat(saying(text).find()).isEqualTo(new Found.Other(text));
  }

  @Test
  void no_shell_sees_what_is_passed() throws IOException {
    var it = of(List.of(writer().toString(), "$(touch " + folder + "/evil); {percent}"), reader());
    it.move(IN, "");
    assertThat(position).hasContent("$(touch " + folder + "/evil); {percent}\n");
    assertThat(folder.resolve("evil")).doesNotExist();
  }

  @Test
  void what_fails_says_why() throws IOException {
    var broken = script("broken", "echo 'permission denied' >&2; exit 3");
    var it = of(List.of(broken.toString(), "{state}"), List.of(broken.toString()));
    var said = broken + " ended with 3: permission denied";
    assertThat(it.find()).isEqualTo(new Found.Unreadable(said));
    assertThatThrownBy(() -> it.move(OUT, "")).hasMessage(said);
  }

  @Test
  void what_is_not_there_is_unreadable_and_cannot_be_moved() {
    var it = of(List.of("/nowhere/edge", "{state}"), List.of("/nowhere/edge"));
    assertThat(it.find()).isInstanceOf(Found.Unreadable.class);
    assertThatThrownBy(() -> it.move(OUT, "")).hasMessageContaining("/nowhere/edge");
  }

  @Test
  void what_hangs_is_killed_with_all_it_started() throws IOException {
    var child = folder.resolve("child");
    var hanging = script("hanging", "sleep 600 & echo $! > " + child + "; wait");
    var it = of(List.of(hanging.toString(), "{state}"), List.of(hanging.toString()));
    assertThatThrownBy(() -> it.move(OUT, "")).hasMessage(hanging + " did not end within 1000 ms");
    assertThat(it.find()).isInstanceOf(Found.Unreadable.class);
    var pid = Long.parseLong(Files.readString(child).strip());
    Lab.until(
        DEADLINE,
        "the child is dead",
        () -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
  }

  @Test
  void who_leaves_its_output_open_behind_it_is_not_believed() throws IOException {
    var leaving = script("leaving", "sleep 600 & echo 100");
    var it = of(List.of(leaving.toString(), "{state}"), List.of(leaving.toString()));
    assertThat(it.find()).isEqualTo(new Found.Unreadable(leaving + " left its output open"));
  }

  @Test
  void what_never_stops_talking_fills_nothing() throws IOException {
    var talking = script("talking", "head -c 50000000 /dev/zero; echo");
    assertThat(of(reader(), List.of(talking.toString())).find())
        .isEqualTo(new Found.Other("?".repeat(4096)));
  }

  @Test
  void it_knows_nothing_of_our_environment() throws IOException {
    var env = script("env", "env | grep -v '^_=\\|^PWD=\\|^SHLVL=' | sort | tr '\\n' ' '");
    assertThat(of(reader(), List.of(env.toString())).find())
        .isEqualTo(new Found.Other("HOME=/ LC_ALL=C PATH=/usr/sbin:/usr/bin:/sbin:/bin"));
  }

  @Test
  void what_somebody_moved_by_hand_is_left_there() throws IOException {
    var kept = kept();
    kept.settle(IN);
    Files.writeString(position, "30");
    assertThat(kept.turn(IN)).containsInstanceOf(Step.Leave.class);
    assertThat(kept.settle(IN)).isEqualTo(new Found.At(new Share(30)));
  }

  @Test
  void what_was_half_done_when_relevo_was_killed_is_brought_to_its_end() throws IOException {
    var kept = kept();
    kept.settle(IN);
    kept.beganAndDied(IN, OUT);
    assertThat(kept.settle(OUT)).isEqualTo(new Found.At(OUT));
  }

  private Kept kept() throws IOException {
    var held =
        new Switch(
            "edge",
            Optional.empty(),
            new SwitchSpec.Command(List.of(), List.of(), DEADLINE),
            new Subject.Member("nginx-1"),
            Mode.ACT,
            false);
    return new Kept(held, edge());
  }

  private CommandSwitch edge() throws IOException {
    return of(List.of(writer().toString(), "{percent}"), reader());
  }

  private CommandSwitch saying(String text) {
    return of(reader(), List.of("/bin/echo", text));
  }

  private Path writer() throws IOException {
    return script("write", "echo \"$1\" > " + position);
  }

  private List<String> reader() {
    return List.of("/bin/cat", position.toString());
  }

  private Path script(String name, String text) throws IOException {
    var file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + text + "\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  private static CommandSwitch of(List<String> set, List<String> read) {
    return new CommandSwitch(new SwitchSpec.Command(set, read, Duration.ofSeconds(1)));
  }
}
