package io.relevo.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.fleet.Secret;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VisitorTest {
  private static final Optional<Secret> TOKEN = Optional.of(new Secret("open sesame"));

  @Test
  void a_user_orders_under_their_own_name_whatever_they_say() {
    var bob = new Visitor.OnSocket("bob", false);
    assertThat(bob.owner("ana")).isEqualTo("bob");
    assertThat(bob.mayNotAct(Optional.empty())).isEmpty();
  }

  @Test
  void root_speaks_for_the_person_behind_sudo() {
    var root = new Visitor.OnSocket("root", true);
    assertThat(root.owner("ana")).isEqualTo("ana");
    assertThat(root.owner("")).isEqualTo("root");
  }

  @Test
  void without_a_token_in_the_configuration_no_bearer_acts() {
    var visitor = new Visitor.OnLoopback(Optional.of(""));
    assertThat(visitor.mayNotAct(Optional.empty())).isPresent();
    assertThat(visitor.mayNotAct(TOKEN)).isPresent();
    assertThat(new Visitor.OnLoopback(Optional.of("open sesame")).mayNotAct(TOKEN)).isEmpty();
  }
}
