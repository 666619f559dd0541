package io.relevo.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RollTest {
  private final Roll<Integer> three = Roll.<Integer>of(List.of("a", "b", "c"));

  @Test
  void values_stand_in_the_order_of_the_names_whenever_they_come() {
    assertThat(three.with("c", 3).with("a", 1))
        .containsExactly(Map.entry("a", 1), Map.entry("c", 3));
  }

  @Test
  void a_new_name_comes_last() {
    assertThat(three.with("d", 4).with("b", 2))
        .containsExactly(Map.entry("b", 2), Map.entry("d", 4));
  }

  @Test
  void what_was_made_before_does_not_change() {
    var one = three.with("a", 1);
    assertThat(one.with("a", 2)).containsEntry("a", 2);
    assertThat(one).containsExactly(Map.entry("a", 1));
  }

  @Test
  void what_is_forgotten_keeps_its_place() {
    var all = three.with(Map.of("a", 1, "b", 2, "c", 3));
    assertThat(all.without(List.of("b", "nobody"))).hasSize(2).doesNotContainKey("b");
    assertThat(all.without(List.of("b")).with("b", 4).keySet()).containsExactly("a", "b", "c");
  }

  @Test
  void it_equals_any_map_that_says_the_same() {
    assertThat(three.with("a", 1)).isEqualTo(Map.of("a", 1)).hasSameHashCodeAs(Map.of("a", 1));
    assertThat(three.with(Map.of("a", 1, "c", 3)).reversed().firstEntry())
        .isEqualTo(Map.entry("c", 3));
  }
}
