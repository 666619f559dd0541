package io.relevo.sim;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;

/** What happened, a sentence a line. Keeps the newest lines, and a hash of all. */
final class Transcript {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneOffset.UTC);
  private static final int KEPT = 5_000;

  private final Deque<String> lines = new ArrayDeque<>();
  private final MessageDigest digest = sha256();

  void say(Instant at, String sentence) {
    var line = CLOCK.format(at) + " " + sentence;
    digest.update(line.getBytes(StandardCharsets.UTF_8));
    lines.add(line);
    if (lines.size() > KEPT) {
      lines.remove();
    }
  }

  /** The lines since the last call. */
  List<String> take() {
    var taken = List.copyOf(lines);
    lines.clear();
    return taken;
  }

  /** The newest lines. */
  List<String> tail(int count) {
    var all = new ArrayList<>(lines);
    return all.subList(Math.max(0, all.size() - count), all.size());
  }

  /** The hash of every line so far; two runs that agree in it did the same. */
  String hash() {
    try {
      var copy = (MessageDigest) digest.clone();
      return HexFormat.of().formatHex(copy.digest(), 0, 8);
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
