package io.relevo.libc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.relevo.libc.Signals.Sent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignalsTest {
  private static final int SIGTERM = 15;

  @Test
  void a_signal_arrives() throws Exception {
    var sleeper = new ProcessBuilder("sleep", "60").start();

    assertThat(Signals.send((int) sleeper.pid(), SIGTERM)).isEqualTo(Sent.DELIVERED);

    assertThat(sleeper.waitFor()).isEqualTo(128 + SIGTERM);
    assertThat(Signals.send((int) sleeper.pid(), SIGTERM)).isEqualTo(Sent.NOBODY);
    assertThat(Signals.exists((int) sleeper.pid())).isFalse();
  }

  @Test
  void the_first_process_exists_whoever_owns_it() {
    assertThat(Signals.exists(1)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, -42})
  void a_group_of_processes_is_never_meant(int pid) {
    assertThatIllegalArgumentException().isThrownBy(() -> Signals.send(pid, 0));
  }
}
