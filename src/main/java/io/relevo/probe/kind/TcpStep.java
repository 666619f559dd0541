package io.relevo.probe.kind;

import io.relevo.fleet.ProbeSpec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One step of a dialogue, ready to be taken. Bytes are compared, whatever they encode: one
 * character here is one byte on the wire.
 */
record TcpStep(String send, String expect, Optional<Pattern> matches) {

  static TcpStep of(ProbeSpec.Tcp.Step step) {
    return new TcpStep(
        bytewise(step.send().orElse("")),
        bytewise(step.expect().orElse("")),
        step.matches().map(TcpStep::bytewise).map(Pattern::compile));
  }

  static List<TcpStep> of(List<ProbeSpec.Tcp.Step> steps) {
    return steps.stream().map(TcpStep::of).toList();
  }

  /** Where what is expected ends; empty where it has not come yet. */
  OptionalInt end(CharSequence heard) {
    int end = text(heard);
    if (end < 0 || matches.isEmpty()) {
      return end < 0 ? OptionalInt.empty() : OptionalInt.of(end);
    }
    Matcher found = matches.get().matcher(heard);
    return found.find() ? OptionalInt.of(Math.max(end, found.end())) : OptionalInt.empty();
  }

  private int text(CharSequence heard) {
    int at = heard.toString().indexOf(expect);
    return at < 0 ? at : at + expect.length();
  }

  /** What is expected, in words. */
  String wanted() {
    return matches
        .map(pattern -> "/" + pattern + "/")
        .filter(pattern -> expect.isEmpty())
        .orElseGet(() -> Text.quote(expect));
  }

  private static String bytewise(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }
}
