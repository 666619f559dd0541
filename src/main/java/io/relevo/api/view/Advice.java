package io.relevo.api.view;

import io.relevo.failover.Phrases;
import io.relevo.journal.Hindsight;
import java.time.Duration;

/** What the agent would have done, and what happened anyway. */
public record Advice(String agent, Hindsight hindsight) implements View {
  @Override
  public String text(Times times) {
    var text = new StringBuilder();
    line(text, headline(times));
    if (!hindsight.acts().isEmpty()) {
      var table = new Table("AT", "MEMBER", "WOULD HAVE BEEN TAKEN OUT; WHAT HAPPENED ANYWAY");
      hindsight
          .acts()
          .forEach(act -> table.row(times.clock(act.at()), act.member(), says(act, times)));
      text.append('\n').append(table.text());
    }
    if (!hindsight.withheld().isEmpty()) {
      var table = new Table("AT", "MEMBER", "WOULD HAVE STAYED IN, IN MODE ACT TOO");
      hindsight
          .withheld()
          .forEach(held -> table.row(times.clock(held.at()), held.member(), says(held)));
      text.append('\n').append(table.text());
    }
    return text.toString();
  }

  private String headline(Times times) {
    var since = "since " + times.moment(hindsight.from());
    return hindsight.acts().isEmpty()
        ? "%s would have taken nothing out %s.".formatted(agent, since)
        : "%s would have acted %s %s. At most %s in which users were sent to what was down would have been saved."
            .formatted(agent, times(hindsight.acts().size()), since, span(hindsight.saved()));
  }

  private static String says(Hindsight.Act act, Times times) {
    return "%s (%s). %s%s%s"
        .formatted(act.why(), act.mode(), down(act, times), back(act, times), unseen(act));
  }

  private static String down(Hindsight.Act act, Times times) {
    var often = act.falls() > 1 ? " and went down %s in all".formatted(times(act.falls())) : "";
    return act.well()
        .map(
            well ->
                "It was down for %s more%s, and well at %s"
                    .formatted(span(act.down()), often, times.clock(well)))
        .orElseGet(() -> "It is down since, for %s by now%s".formatted(span(act.down()), often));
  }

  private static String back(Hindsight.Act act, Times times) {
    return act.back()
        .map(
            back ->
                act.blip()
                    ? "; it would have stayed out until %s, longer than it was down"
                        .formatted(times.clock(back))
                    : "; it would have come back at %s".formatted(times.clock(back)))
        .orElse("");
  }

  private static String unseen(Hindsight.Act act) {
    return (act.saved().equals(act.down())
            ? ""
            : "; users were sent there for %s of it".formatted(span(act.saved())))
        + (act.seen() ? "" : "; this agent did not see all of that");
  }

  private static String says(Hindsight.Withheld held) {
    return "%s (%s); it was down for %s"
        .formatted(held.evidence(), held.law().sentence(), span(held.down()));
  }

  private static String times(int count) {
    return count == 1 ? "once" : count + " times";
  }

  private static String span(Duration time) {
    return time.compareTo(Duration.ofSeconds(1)) < 0
        ? Phrases.span(time)
        : Phrases.span(Duration.ofSeconds(time.toSeconds()));
  }

  private static void line(StringBuilder text, String sentence) {
    Table.wrap(sentence, Table.WIDTH).forEach(line -> text.append(line).append('\n'));
  }
}
