package io.relevo.switching.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relevo.fleet.Setting.Maintenance;
import io.relevo.fleet.Setting.Share;
import io.relevo.switching.Found;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NginxFileSwitchTest {
  private static final Found ON = new Found.At(new Maintenance(true));
  private static final Found OFF = new Found.At(new Maintenance(false));

  private static final Instant END = Instant.parse("2026-05-04T14:30:00Z");

  @TempDir Path folder;
  Path file;
  NginxFileSwitch flag;

  @BeforeEach
  void make() {
    file = folder.resolve("shop.maintenance");
    flag = new NginxFileSwitch(file);
  }

  @Test
  void the_flag_holds_the_note_for_people() throws IOException {
    flag.move(new Maintenance(true), "new schema, until 14:30 UTC (ana)");

    assertThat(file).hasContent("new schema, until 14:30 UTC (ana)\n");
    assertThat(flag.find()).isEqualTo(ON);
  }

  @Test
  void pages_in_two_languages_say_its_end_and_are_changed_then() throws IOException {
    flag.move(new Maintenance(true, Optional.of(END)), "new schema");

    assertThat(file).hasContent("new schema, until 2026-05-04T14:30:00Z\n");
    assertThat(page("en")).content().contains("back by 2026-05-04 14:30 UTC");
    assertThat(page("es")).content().contains("de vuelta a más tardar el 2026-05-04 14:30 UTC");
    assertThat(Files.getLastModifiedTime(page("es")).toInstant()).isEqualTo(END);
    assertThat(flag.find()).isEqualTo(new Found.At(new Maintenance(true, Optional.of(END))));
  }

  @Test
  void pages_go_with_the_flag() throws IOException {
    flag.move(new Maintenance(true, Optional.of(END)), "new schema");
    flag.move(new Maintenance(false), "");

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void what_is_prolonged_says_so() throws IOException {
    var later = new Maintenance(true, Optional.of(END.plusSeconds(3600)));
    flag.move(new Maintenance(true, Optional.of(END)), "new schema");

    assertThat(flag.find().is(later)).isFalse();
    flag.move(later, "new schema");
    assertThat(flag.find().is(later)).isTrue();
  }

  private Path page(String language) {
    return folder.resolve("shop.maintenance." + language);
  }

  @Test
  void taking_it_away_ends_it() throws IOException {
    flag.move(new Maintenance(true), "");
    flag.move(new Maintenance(false), "");
    flag.move(new Maintenance(false), "");

    assertThat(file).doesNotExist();
    assertThat(flag.find()).isEqualTo(OFF);
  }

  @Test
  void a_flag_that_a_person_made_counts() throws IOException {
    Files.createFile(file);

    assertThat(flag.find()).isEqualTo(ON);
  }

  @Test
  void a_link_counts_as_nginx_counts_it() throws IOException {
    Files.createSymbolicLink(file, folder.resolve("elsewhere"));
    assertThat(flag.find()).isEqualTo(OFF);

    Files.createFile(folder.resolve("elsewhere"));
    assertThat(flag.find()).isEqualTo(ON);
  }

  @Test
  void a_folder_in_its_place_is_no_flag() throws IOException {
    Files.createDirectory(file);

    assertThat(flag.find()).isEqualTo(new Found.Other("not a regular file"));
    assertThatThrownBy(() -> flag.move(new Maintenance(true), "")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> flag.move(new Maintenance(false), "")).isInstanceOf(IOException.class);
  }

  @Test
  void it_has_no_shares() {
    assertThatThrownBy(() -> flag.move(new Share(0), ""))
        .hasMessage("a flag file: must be moved to maintenance on or off (was: out)");
  }
}
