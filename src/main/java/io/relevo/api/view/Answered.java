package io.relevo.api.view;

import java.util.List;

/**
 * What became of an order, or would.
 *
 * @param dryRun whether nothing was done
 * @param says the answer, a sentence each
 * @param moves which switches would move; told in a dry run only
 */
public record Answered(boolean accepted, boolean dryRun, List<String> says, List<String> moves)
    implements View {
  @Override
  public String text(Times times) {
    var text = new StringBuilder(dryRun ? "Dry run, nothing is done.\n" : "");
    says.forEach(sentence -> lines(text, sentence, ""));
    moves.forEach(move -> lines(text, move, "  "));
    return text.toString();
  }

  private static void lines(StringBuilder text, String sentence, String indent) {
    for (var line : Table.wrap(sentence, Table.WIDTH - indent.length())) {
      text.append(indent).append(line).append('\n');
    }
  }
}
