package io.relevo.config;

import io.relevo.fleet.Connections;
import io.relevo.fleet.ProbeSpec;
import io.relevo.fleet.ProbeSpec.Tcp.Step;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A TCP connection, and what is said on it. */
final class TcpKind {
  static final Key<Addresses.HostPort> ADDRESS =
      Key.required("address", Addresses.HOST_AND_PORT, "What is connected to, as `host:port`.");

  /** Line ends are text too. */
  private static final Scalar<String> WORDS =
      Scalar.of(
          "text",
          Scalars.TEXT.schema(),
          word -> Optional.of(word.text()).filter(text -> !text.isEmpty()));

  private static final Scalar<String> PATTERN =
      Scalar.of("a regular expression", Map.of("type", "string"), word -> pattern(word.text()));

  private static final Key<String> SEND =
      Key.optional(
          "send",
          WORDS,
          "What is said. Line ends are written in it, in double quotes: `\"PING\\r\\n\"`.");

  private static final Key<String> EXPECT =
      Key.optional(
          "expect", WORDS, "What the answer must contain, else the answer is `wrong-answer`.");

  private static final Key<String> MATCHES =
      Key.optional(
          "matches",
          PATTERN,
          "A regular expression that must be found in the answer. Keep it simple: it is tried each"
              + " time a piece of the answer comes.");

  private static final Section<Step> STEP =
      Section.of(
          "One step of a dialogue.",
          List.of(SEND, EXPECT, MATCHES),
          in -> {
            var step = step(in);
            if (step.expect().isEmpty() && step.matches().isEmpty()) {
              in.place().must("have `expect` or `matches`: a step ends with an answer");
            }
            return step;
          });

  private static final Key<List<Step>> DIALOGUE =
      Key.optional(
          "dialogue",
          new ListOf<>(STEP),
          "Several steps, each with what is said and what is expected then.");

  private static final Section<ProbeSpec.Tcp> SECTION =
      Section.of(
              "A TCP connection that is accepted, and what is said on it. `host:port` alone will"
                  + " do; then nothing is sent.",
              List.of(ADDRESS, SEND, EXPECT, MATCHES, DIALOGUE, ProbeKinds.TCP_SENTINEL),
              TcpKind::make)
          .orJust(ADDRESS);

  static final Key<ProbeSpec.Tcp> KEY =
      Key.optional("tcp", SECTION, "Looks whether a connection is accepted, and what it says.");

  private TcpKind() {}

  private static ProbeSpec.Tcp make(Values in) {
    var dialogue = dialogue(in);
    boolean held = in.get(ProbeKinds.TCP_SENTINEL);
    if (held && !dialogue.isEmpty()) {
      in.must(ProbeKinds.TCP_SENTINEL, "be false where something is said", "true");
    }
    var at = in.get(ADDRESS);
    return new ProbeSpec.Tcp(at.host(), at.port(), dialogue, new Connections(Duration.ZERO, held));
  }

  private static List<Step> dialogue(Values in) {
    var step = step(in);
    boolean one = in.has(SEND) || in.has(EXPECT) || in.has(MATCHES);
    if (one && in.has(DIALOGUE)) {
      in.must(DIALOGUE, "be all that is said: put `send`, `expect` and `matches` into its steps");
    } else if (in.has(SEND) && step.expect().isEmpty() && step.matches().isEmpty()) {
      in.must(SEND, "have an answer: say `expect` or `matches` too");
    }
    return in.find(DIALOGUE).orElse(one ? List.of(step) : List.of());
  }

  private static Step step(Values in) {
    return new Step(in.find(SEND), in.find(EXPECT), in.find(MATCHES));
  }

  private static Optional<String> pattern(String text) {
    try {
      return Optional.of(text).filter(t -> !t.isEmpty()).map(t -> Pattern.compile(t).pattern());
    } catch (PatternSyntaxException e) {
      return Optional.empty();
    }
  }
}
