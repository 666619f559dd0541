package io.relevo.api.view;

import io.relevo.failover.Phrases;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What became of an order, or would.
 *
 * @param dryRun whether nothing was done
 * @param says the answer, a sentence each
 * @param moves the switches that would move, one after the other; told in a dry run only
 * @param atMost how long all of it takes at most, where it is undone after that
 */
public record Answered(
    boolean accepted,
    boolean dryRun,
    List<String> says,
    List<Foreseen> moves,
    Optional<Duration> atMost)
    implements View {
  /** What became of it. */
  public Answered(boolean accepted, List<String> says) {
    this(accepted, false, says, List.of(), Optional.empty());
  }

  @Override
  public String text(Times times) {
    var text = new StringBuilder(dryRun ? "Dry run, nothing is done.\n" : "");
    says.forEach(sentence -> lines(text, sentence, ""));
    moves.forEach(move -> append(text, move));
    atMost.ifPresent(
        time ->
            lines(text, "It takes at most %s, or is undone.".formatted(Phrases.span(time)), ""));
    return text.toString();
  }

  private static void append(StringBuilder text, Foreseen move) {
    lines(
        text,
        "%s is %s and would go %s: %s"
            .formatted(move.name(), move.found(), move.to(), move.reason()),
        "  ");
    move.commands().forEach(command -> text.append("    ").append(command).append('\n'));
    if (move.lingers().isPositive()) {
      lines(
          text,
          "then %s, in which users may still come by it".formatted(Phrases.span(move.lingers())),
          "    ");
    }
  }

  private static void lines(StringBuilder text, String sentence, String indent) {
    for (var line : Table.wrap(sentence, Table.WIDTH - indent.length())) {
      text.append(indent).append(line).append('\n');
    }
  }
}
