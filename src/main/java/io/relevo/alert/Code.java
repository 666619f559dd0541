package io.relevo.alert;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.zip.CRC32;

/**
 * Makes an incident's code: short enough to say on the telephone, without letters that look alike
 * (Crockford's base 32).
 */
final class Code {
  private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 4;
  private static final int BITS = 5;

  private Code() {}

  /**
   * A code for a problem found by an agent at a time; the same for the same three, unless that one
   * is taken.
   */
  static String of(String agent, Problem.Key key, Instant at, Predicate<String> taken) {
    return IntStream.iterate(0, salt -> salt + 1)
        .mapToObj(salt -> letters(agent + key + at + salt))
        .filter(taken.negate())
        .findFirst()
        .orElseThrow();
  }

  private static String letters(String text) {
    var crc = new CRC32();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    var code = new StringBuilder();
    for (var i = 0; i < LENGTH; i++) {
      code.append(LETTERS.charAt((int) (crc.getValue() >>> (i * BITS)) & 31));
    }
    return code.toString();
  }
}
