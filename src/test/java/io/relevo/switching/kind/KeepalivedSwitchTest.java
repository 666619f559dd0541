package io.relevo.switching.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relevo.fleet.Setting.Maintenance;
import io.relevo.fleet.Setting.Share;
import io.relevo.fleet.SwitchSpec;
import io.relevo.fleet.SwitchSpec.Witness;
import io.relevo.switching.Found;
import io.relevo.switching.Testimony;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeepalivedSwitchTest {
  private static final Found IN = new Found.At(new Share(100));
  private static final Found OUT = new Found.At(new Share(0));

  @TempDir Path folder;
  Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("vip-1");
  }

  @ParameterizedTest
  @CsvSource({"0,-254", "1,0", "50,0", "100,0"})
  void any_share_but_none_is_in(int percent, String number) throws IOException {
    keepalived(-254).move(new Share(percent), "nginx-1 is down");

    assertThat(file).hasContent(number + "\n");
  }

  @Test
  void out_is_the_number_that_the_configuration_says() throws IOException {
    keepalived(-100).move(new Share(0), "nginx-1 is down");

    assertThat(file).hasContent("-100\n");
    assertThat(keepalived(-100).find()).isEqualTo(OUT);
  }

  @Test
  void moving_twice_does_no_harm() throws IOException {
    keepalived(-254).move(new Share(100), "");
    keepalived(-254).move(new Share(100), "");

    assertThat(keepalived(-254).find()).isEqualTo(IN);
  }

  @Test
  void what_was_removed_is_missing() {
    assertThat(keepalived(-254).find()).isEqualTo(new Found.Missing());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0\n", " 0 \n\n"})
  void space_around_the_number_does_not_matter(String text) throws IOException {
    Files.writeString(file, text);

    assertThat(keepalived(-254).find()).isEqualTo(IN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "garbage", "-100", "5", "0x0", "-254 # lunch"})
  void anything_that_relevo_would_not_write_is_quoted(String text) throws IOException {
    Files.writeString(file, text);

    assertThat(keepalived(-254).find()).isEqualTo(new Found.Other(text));
  }

  @Test
  void a_huge_or_binary_file_is_quoted_in_part() throws IOException {
    Files.write(file, new byte[1_000_000]);
    assertThat(keepalived(-254).find()).isEqualTo(new Found.Other("?".repeat(40)));

    Files.writeString(file, "\u0007é" + "x".repeat(1_000_000));
    assertThat(keepalived(-254).find()).isEqualTo(new Found.Other("???" + "x".repeat(37)));
  }

  @Test
  void a_folder_in_its_place_is_unreadable_and_cannot_be_moved() throws IOException {
    Files.createDirectory(file);

    assertThat(keepalived(-254).find()).isInstanceOf(Found.Unreadable.class);
    assertThatThrownBy(() -> keepalived(-254).move(new Share(0), ""))
        .isInstanceOf(IOException.class);
  }

  @Test
  void it_has_no_maintenance() {
    assertThatThrownBy(() -> keepalived(-254).move(new Maintenance(true), ""))
        .hasMessage("keepalived: must be moved to a share (was: maintenance on)");
  }

  @Test
  void without_witnesses_nobody_testifies() {
    assertThat(keepalived(-254).testimonies(OUT)).isEmpty();
  }

  @Test
  void an_address_that_is_here_though_it_is_out_is_said() {
    var it = with(new Witness(none(), none(), none(), Optional.of("127.0.0.1")));

    assertThat(it.testimonies(OUT))
        .containsExactly(new Testimony("address", "127.0.0.1 is on this host", false));
    assertThat(it.testimonies(IN)).allMatch(Testimony::agrees);
  }

  @Test
  void an_address_that_is_elsewhere_fits_in_and_out() {
    var it = with(new Witness(none(), none(), none(), Optional.of("192.0.2.77")));

    assertThat(it.testimonies(OUT))
        .containsExactly(new Testimony("address", "192.0.2.77 is not on this host", true));
    assertThat(it.testimonies(IN)).allMatch(Testimony::agrees);
  }

  @Test
  void an_address_that_is_none_testifies_nothing() {
    var it = with(new Witness(none(), none(), none(), Optional.of("vip.example.com")));

    assertThat(it.testimonies(OUT))
        .singleElement()
        .matches(t -> t.agrees() && t.says().startsWith("nothing: "));
  }

  @Test
  void a_keepalived_that_never_ran_fits_out_but_not_in() {
    var it = process("192.0.2.77");

    assertThat(it.testimonies(IN).getFirst())
        .isEqualTo(new Testimony("keepalived", "not running (no " + pid() + ")", false));
    assertThat(it.testimonies(OUT)).allMatch(Testimony::agrees);
  }

  @Test
  void a_dead_keepalived_that_left_the_address_behind_is_always_said() {
    var it = process("127.0.0.1");

    assertThat(it.testimonies(OUT)).noneMatch(Testimony::agrees);
    assertThat(it.testimonies(new Found.Missing()).getFirst().agrees()).isFalse();
  }

  @Test
  void another_process_under_the_old_number_is_never_signalled() throws IOException {
    Files.writeString(pid(), ProcessHandle.current().pid() + "\n");

    assertThat(process("192.0.2.77").testimonies(IN).getFirst().says())
        .matches("not running \\(process \\d+ is java\\)");
  }

  @Test
  void a_process_that_ended_is_not_running() throws Exception {
    var ended = new ProcessBuilder("true").start();
    ended.waitFor();
    Files.writeString(pid(), ended.pid() + "\n");

    assertThat(process("192.0.2.77").testimonies(IN).getFirst().says())
        .isEqualTo("not running (process " + ended.pid() + " ended)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "abc", "12 34"})
  void a_pid_file_without_a_number_testifies_nothing(String text) throws IOException {
    Files.writeString(pid(), text);

    assertThat(process("192.0.2.77").testimonies(IN)).allMatch(Testimony::agrees);
  }

  private KeepalivedSwitch keepalived(int lowered) {
    return new KeepalivedSwitch(
        new SwitchSpec.Keepalived(file, lowered, new Witness(none(), none(), none(), none())));
  }

  private KeepalivedSwitch process(String address) {
    return with(
        new Witness(
            none(),
            Optional.of(pid()),
            Optional.of(folder.resolve("keepalived.json")),
            Optional.of(address)));
  }

  private KeepalivedSwitch with(Witness witness) {
    return new KeepalivedSwitch(new SwitchSpec.Keepalived(file, -254, witness));
  }

  private Path pid() {
    return folder.resolve("keepalived.pid");
  }

  private static <T> Optional<T> none() {
    return Optional.empty();
  }
}
