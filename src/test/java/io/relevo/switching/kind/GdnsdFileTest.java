package io.relevo.switching.kind;

import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.fleet.Setting.Share;
import io.relevo.switching.Found;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What gdnsd 3.8.1 made of such files was tried, one by one. */
class GdnsdFileTest {
  private static final String OURS = "192.0.2.1/web";
  private static final Found IN = new Found.At(new Share(100));
  private static final Found OUT = new Found.At(new Share(0));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "192.0.2.1/web => DOWN",
        "192.0.2.1/web=>DOWN/30 # why",
        "192.0.2.1/web = DOWN",
        "192.0.2.2/web => UP, 192.0.2.1/web => DOWN, 192.0.2.3/web => UP",
        "192.0.2.2/web => UP 192.0.2.1/web => DOWN",
        "\"192.0.2.1/web\" => \"DOWN\"",
        "192.0.2.1/web =>\n  DOWN ; why",
        "192.0.2.1/* => UP\n192.0.2.1/web => DOWN"
      })
  void an_entry_of_its_own_forces_it_down(String text) {
    assertThat(file(text).found()).isEqualTo(OUT);
    assertThat(file(text).up().text()).doesNotContain("192.0.2.1/web");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "# 192.0.2.1/web => DOWN",
        "; 192.0.2.1/web => DOWN",
        "192.0.2.11/web => DOWN",
        "192.0.2.1/webs => DOWN\n192.0.2.1/we => DOWN",
        "192.0.2.?/mail => DOWN",
        "\"192.0.2.[23]/web\" => DOWN",
        "\"192.0.2.[!1]/web\" => DOWN"
      })
  void what_does_not_name_it_leaves_it_in(String text) {
    assertThat(file(text).found()).isEqualTo(IN);
    assertThat(file(text).up().text()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "192.0.2.1/* => DOWN         | forced DOWN by 192.0.2.1/*",
        "* => DOWN/5                 | forced DOWN/5 by *",
        "192.0.2.?/w?b => UP         | forced UP by 192.0.2.?/w?b",
        "'\"192.0.2.[12]/web\" = UP' | forced UP by 192.0.2.[12]/web",
        "192.0.2.1/web => UP         | forced UP by 192.0.2.1/web",
        "192.0.2.1/web => DOWN */web => UP | forced UP by */web"
      })
  void what_else_forces_it_is_somebody_else_s(String text, String found) {
    assertThat(file(text).found()).isEqualTo(new Found.Other(found));
  }

  @Test
  void what_other_people_wrote_stays_to_the_letter() {
    var theirs = "# do not touch\n\n192.0.2.9/web  =>  DOWN/30   ; a new disk\n*/mail => UP";
    var down = file(theirs).down("web-1 is down");
    assertThat(down.text()).isEqualTo(theirs + "\n192.0.2.1/web => DOWN # relevo: web-1 is down\n");
    assertThat(down.up().text()).isEqualTo(theirs + "\n");
  }

  @Test
  void of_a_line_with_others_only_its_own_entry_goes() {
    assertThat(file("a/web => UP, 192.0.2.1/web => DOWN, b/web => UP # ana\n").up().text())
        .isEqualTo("a/web => UP,  b/web => UP # ana\n");
  }

  @Test
  void it_stands_behind_every_pattern_and_only_once() {
    assertThat(file("192.0.2.1/web => UP\n192.0.2.1/* => UP\n").down("it is down").text())
        .isEqualTo("192.0.2.1/* => UP\n192.0.2.1/web => DOWN # relevo: it is down\n");
  }

  @Test
  void a_note_ends_no_line() {
    assertThat(file("").down("down\n*/web => DOWN\u2028ñ").text())
        .isEqualTo("192.0.2.1/web => DOWN # relevo: down?*/web => DOWN??\n");
  }

  private static GdnsdFile file(String text) {
    return new GdnsdFile(text, OURS);
  }
}
