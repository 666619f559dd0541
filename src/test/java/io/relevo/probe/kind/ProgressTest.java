package io.relevo.probe.kind;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A look each second; a letter is the position that it found, a dash none. */
class ProgressTest {

  @ParameterizedTest
  @CsvSource({
    // positions, seconds since the primary's last message → seconds since something new
    "a, 0, never",
    "aa, 0, never",
    "ab, 0.25, 0.25",
    "ab, NULL, 1.0",
    "abb, 0.25, 1.25",
    "abbb, NULL, 3.0",
    "abbc, 0.5, 0.5",
    "ab-, 0.25, never",
    "-a, 0.25, never",
    "ab-c, 0.25, never",
    "ab-cd, 0.25, 0.25"
  })
  void something_new_is_a_position_that_moved(String positions, String quiet, String since) {
    var seconds = new int[1];
    var progress = new Progress(() -> seconds[0] * 1_000_000_000L);
    var told = Optional.<Double>empty();
    for (String position : positions.chars().mapToObj(Character::toString).toList()) {
      seconds[0]++;
      told =
          progress.since(
              Optional.of(position).filter(each -> !each.equals("-")),
              Optional.of(quiet).filter(word -> !word.equals("NULL")).map(Double::valueOf));
    }
    assertThat(told.map(Object::toString).orElse("never")).isEqualTo(since);
  }
}
