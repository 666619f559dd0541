package io.relevo.sim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatorTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void the_laws_hold_whatever_happens(long seed) {
    new Simulation(seed).run(5_000);
  }

  @Test
  void a_seed_replays_exactly() {
    assertThat(new Simulation(42).run(500)).isEqualTo(new Simulation(42).run(500));
  }
}
