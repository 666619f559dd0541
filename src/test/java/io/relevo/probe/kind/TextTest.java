package io.relevo.probe.kind;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextTest {
  @Test
  void what_moves_the_cursor_is_made_visible() {
    assertThat(Text.line("a\r\n\tb\u001b[2J\u0000\u009f\u202e\u2028é"))
        .isEqualTo("a\\r\\n\\tb\\x1b[2J\\x00\\x9f\\u202e\\u2028é");
  }

  @Test
  void a_line_is_bounded() {
    assertThat(Text.line("x".repeat(200))).hasSize(200).endsWith("x");
    assertThat(Text.line("x".repeat(201))).hasSize(200).endsWith("x…");
    assertThat(Text.line("\u0000".repeat(1000))).hasSize(200).endsWith("…");
  }

  @Test
  void a_quote_is_short() {
    assertThat(Text.quote("y".repeat(1000))).hasSize(62).startsWith("\"yy").endsWith("y…\"");
  }
}
