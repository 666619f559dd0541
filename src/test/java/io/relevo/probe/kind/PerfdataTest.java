package io.relevo.probe.kind;

import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.probe.Measured;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PerfdataTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "time=0.25s;1;2;0;10            | time       | 0.25",
        "time=250ms                     | time       | 0.25",
        "time=250000us;;;0              | time       | 0.25",
        "used=42%;80;90                 | used       | 42",
        "size=3KB                       | size       | 3072",
        "size=1GiB;@10:20;~:30          | size       | 1073741824",
        "requests=12345c                | requests   | 12345",
        "offset=-0.000012s;60;120;      | offset     | -0.000012",
        "n=1e3                          | n          | 1000",
        "'free space /var'=1B           | free space /var | 1",
        "'it''s'=7                      | it's       | 7",
        "temperature=21.5C              | temperature | 21.5"
      })
  void a_figure_is_read_in_one_unit(String text, String label, double value) {
    assertThat(Perfdata.in(text)).containsExactly(new Measured("perfdata", label, value));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {"a=U", "a=", "=1", "a", "a=1,5", "a=0x10", "'a=1", "a=--1", "a=1e999"})
  void what_is_no_figure_is_passed_over(String text) {
    assertThat(Perfdata.in(text)).isEmpty();
    assertThat(Perfdata.in(text + " good=1")).contains(new Measured("perfdata", "good", 1));
  }

  @Test
  void figures_of_further_lines_count_and_their_text_does_not() {
    var output =
        PluginOutput.of("DISK OK - free | /=1MB;2\n/var=9 not a figure\nmore | /boot=2B\n/usr=3B");
    assertThat(output.text()).isEqualTo("DISK OK - free");
    assertThat(output.figures()).extracting(Measured::of).containsExactly("/", "/boot", "/usr");
  }

  @Test
  void they_are_at_most_a_hundred_and_each_label_counts_once() {
    var many =
        IntStream.range(0, 500).mapToObj(i -> "n" + i + "=1").collect(Collectors.joining(" "));
    assertThat(Perfdata.in(many)).hasSize(Perfdata.MOST);
    assertThat(Perfdata.in("a=1 a=2")).containsExactly(new Measured("perfdata", "a", 1));
  }

  @Test
  void the_figure_of_a_stranger_is_no_testimony_about_masters() {
    assertThat(Perfdata.in("holder=1 writable=1 clock=99"))
        .extracting(Measured::name)
        .containsOnly(Measured.PERFDATA);
  }
}
