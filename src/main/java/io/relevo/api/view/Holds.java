package io.relevo.api.view;

import io.relevo.failover.Hold;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * The holds in force.
 *
 * @param complete since when nobody comes any more by what an operator's hold took out, by its id
 */
public record Holds(List<Hold> holds, SequencedMap<String, Instant> complete) implements View {
  @Override
  public String text(Times times) {
    if (holds.isEmpty()) {
      return "Nothing is held.\n";
    }
    var text = new StringBuilder();
    holds.forEach(hold -> append(text, hold, times));
    return text.toString();
  }

  private void append(StringBuilder text, Hold hold, Times times) {
    text.append(
        "%s, by %s %s%n".formatted(Words.what(hold), hold.owner(), Words.ends(hold, times)));
    var table = Table.indented().row("why", hold.reason()).row("since", times.moment(hold.since()));
    hold.until().ifPresent(until -> table.row("until", times.moment(until)));
    hold.forced().ifPresent(law -> table.row("forced", "against " + law.sentence()));
    if (hold.planned()) {
      table.row("behind it", behind(hold, times));
    }
    text.append(table.text());
  }

  private String behind(Hold hold, Times times) {
    return Optional.ofNullable(complete.get(hold.id()))
        .map(since -> "may be stopped: nobody comes since " + times.moment(since))
        .orElse("must not be stopped yet: relevo why %s".formatted(hold.subject().name()));
  }
}
