package io.relevo.sim;

import io.relevo.fleet.Fleet;
import io.relevo.fleet.Pace;
import io.relevo.probe.Blind;
import io.relevo.probe.Outcome;
import io.relevo.turn.Senses;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an agent saw of each target, counted apart from the judge. */
public final class Rows {
  private final Fleet fleet;
  private final Map<String, Row> rows = new LinkedHashMap<>();
  private final List<Blind> blind = new ArrayList<>();

  /**
   * Looks in a row.
   *
   * @param down whether there were enough failures in a row, and not yet enough passes since
   * @param since since when it is down; the beginning of time while it is not
   * @param failing when the present row of failures began; the beginning of time while it passes
   * @param passing since when it is not down, at the earliest
   * @param last when the newest clear look ended
   */
  public record Row(
      int fails,
      int passes,
      boolean down,
      Instant since,
      Instant failing,
      Instant passing,
      Instant last) {
    static final Row NONE =
        new Row(0, 0, false, Instant.MIN, Instant.MIN, Instant.MIN, Instant.MIN);

    Row failed(Pace pace, Instant at) {
      var enough = down || fails + 1 >= Math.max(2, pace.fall());
      var sure = enough && !down ? at : since;
      return new Row(fails + 1, 0, enough, sure, fails == 0 ? at : failing, passing, at);
    }

    Row passed(Pace pace, Instant at) {
      var still = down && passes + 1 < pace.rise();
      var first = (down && !still) || passing.equals(Instant.MIN);
      var sure = still ? since : Instant.MIN;
      return new Row(0, passes + 1, still, sure, Instant.MIN, first ? at : passing, at);
    }
  }

  /** Nothing was seen yet. */
  public Rows(Fleet fleet) {
    this.fleet = fleet;
  }

  /** Of one target. */
  public Row of(String target) {
    return rows.getOrDefault(target, Row.NONE);
  }

  private Pace pace(String target) {
    return fleet.targets().get(target).pace();
  }

  /** Looks in doubt and unclear ones count for nothing; old ones are forgotten. */
  public void look(Senses senses) {
    blind.addAll(senses.blind());
    for (var look : senses.looks()) {
      var row = of(look.target());
      if (senses.selfDoubt().isEmpty() && blind.stream().noneMatch(time -> time.hides(look))) {
        switch (look.outcome()) {
          case Outcome.Failed _ ->
              rows.put(look.target(), row.failed(pace(look.target()), look.at()));
          case Outcome.Passed _ ->
              rows.put(look.target(), row.passed(pace(look.target()), look.at()));
          case Outcome.Unclear _ -> {}
        }
      }
    }
    rows.replaceAll(
        (target, row) ->
            row.last().equals(Instant.MIN)
                    || row.last().plus(pace(target).stale()).isBefore(senses.now())
                ? Row.NONE
                : row);
  }
}
