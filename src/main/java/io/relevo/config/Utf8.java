package io.relevo.config;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.util.List;
import java.util.Optional;

/** Bytes to text, or where they stop being UTF-8. */
final class Utf8 {
  private static final String MARK = "\ufeff";

  private Utf8() {}

  static String decode(String file, byte[] bytes) throws ConfigException {
    var in = ByteBuffer.wrap(bytes);
    var out = CharBuffer.allocate(bytes.length);
    var result = UTF_8.newDecoder().decode(in, out, true);
    var text = out.flip().toString();
    if (result.isError()) {
      throw new ConfigException(List.of(problem(file, text, bytes, in.position())));
    }
    return text.startsWith(MARK) ? text.substring(1) : text;
  }

  private static ConfigProblem problem(String file, String before, byte[] bytes, int offset) {
    var line = before.substring(before.lastIndexOf('\n') + 1);
    return new ConfigProblem(
        file,
        Math.toIntExact(before.chars().filter(c -> c == '\n').count()) + 1,
        line.codePointCount(0, line.length()) + 1,
        "the file must be UTF-8",
        Optional.of("byte 0x%02x at offset %d".formatted(bytes[offset], offset)),
        Optional.of(
            "it would be %s in ISO-8859-1: save the file as UTF-8"
                .formatted(new String(bytes, offset, 1, ISO_8859_1))));
  }
}
