package io.relevo.probe.kind;

import io.relevo.probe.Cause;
import io.relevo.probe.Outcome;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a mail server answered.
 *
 * @param text all its lines in one, codes and all
 */
record SmtpReply(int code, String text) {
  private static final Pattern LINE = Pattern.compile("([2-5]\\d\\d)([ -].*)?");

  /** Whether it is a line of a reply at all. */
  static boolean isLine(String line) {
    return LINE.matcher(line).matches();
  }

  /** Whether another line of the same reply follows. */
  static boolean goesOn(String line) {
    return line.length() > 3 && line.charAt(3) == '-';
  }

  static SmtpReply of(String lines) {
    return new SmtpReply(Integer.parseInt(lines.substring(0, 3)), lines);
  }

  /** Whether it offers an extension. */
  boolean offers(String extension) {
    return Pattern.compile("(?im)^250[ -]" + extension + "\\b").matcher(text).find();
  }

  /** Why it cannot go on after this; empty where it can. */
  Optional<Outcome> fault(SmtpStep after) {
    return switch (code / 100) {
      case 2 -> Optional.empty();
      case 4 -> failed(Cause.DEFERRED, after);
      case 5 -> failed(Cause.REJECTED, after);
      default -> failed(Cause.BAD_REPLY, after);
    };
  }

  private Optional<Outcome> failed(Cause cause, SmtpStep after) {
    return Optional.of(
        new Outcome.Failed(
            cause,
            Text.line("%s: found %s".formatted(after.name(), text.strip().replace("\n", " / ")))));
  }
}
