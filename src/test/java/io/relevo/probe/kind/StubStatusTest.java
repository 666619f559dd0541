package io.relevo.probe.kind;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StubStatusTest {
  private static final String PAGE =
      """
      Active connections: 291\s
      server accepts handled requests
       16630948 16630946 31070465\s
      Reading: 6 Writing: 179 Waiting: 106\s
      """;

  @Test
  void every_number_has_its_name() {
    assertThat(StubStatus.parse(PAGE))
        .contains(new StubStatus(291, 16630948, 16630946, 31070465, 6, 179, 106));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "Active connections: 1 \n",
        "Active connections: -1 \nserver accepts handled requests\n 1 1 1 \nReading: 0 Writing: 1 Waiting: 0 \n",
        "Active connections: 1 \nserver accepts handled requests\n 1 1 \nReading: 0 Writing: 1 Waiting: 0 \n",
        "Active connections: 99999999999999999999 \nserver accepts handled requests\n 1 1 1 \nReading: 0 Writing: 1 Waiting: 0 \n"
      })
  void anything_else_is_none(String page) {
    assertThat(StubStatus.parse(page)).isEmpty();
  }

  @Test
  void what_follows_the_page_makes_it_odd() {
    assertThat(StubStatus.parse(PAGE + "<html>")).isEmpty();
  }
}
