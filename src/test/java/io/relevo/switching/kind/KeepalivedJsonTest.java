package io.relevo.switching.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.relevo.switching.kind.Answer.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeepalivedJsonTest {
  private static final String LIST =
      """
      [{"data":{"iname":"VI_1","state":2,"vipset":true},"stats":{"advert_sent":7}},
       {"data":{"iname":"VI_2","state":3,"priority":100},"stats":{}}]""";

  @Test
  void the_first_version_is_a_list() {
    assertThat(KeepalivedJson.roles(LIST))
        .containsExactly(new Role("VI_1", 2), new Role("VI_2", 3));
  }

  @Test
  void the_second_version_has_more_beside_the_list() {
    assertThat(KeepalivedJson.roles("{\"vrrp\":" + LIST + ",\"track_process\":[]}"))
        .containsExactly(new Role("VI_1", 2), new Role("VI_2", 3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[", "{}", "[{}]", "null", "[{\"data\":{\"iname\":\"VI_1\"}}]"})
  void half_a_file_is_not_understood(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> KeepalivedJson.roles(text));
  }
}
