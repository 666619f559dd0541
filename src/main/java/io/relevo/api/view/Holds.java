package io.relevo.api.view;

import io.relevo.failover.Hold;
import java.util.List;

/** The holds in force. */
public record Holds(List<Hold> holds) implements View {
  @Override
  public String text(Times times) {
    if (holds.isEmpty()) {
      return "Nothing is held.\n";
    }
    var text = new StringBuilder();
    holds.forEach(hold -> append(text, hold, times));
    return text.toString();
  }

  static void append(StringBuilder text, Hold hold, Times times) {
    text.append(
        "%s, by %s %s%n".formatted(Words.what(hold), hold.owner(), Words.ends(hold, times)));
    var table = Table.indented().row("why", hold.reason()).row("since", times.moment(hold.since()));
    hold.until().ifPresent(until -> table.row("until", times.moment(until)));
    hold.forced().ifPresent(law -> table.row("forced", "against " + law.sentence()));
    text.append(table.text());
  }
}
