package io.relevo.journal.sqlite;

import io.relevo.alert.SampleNotices;
import io.relevo.failover.Hold;
import io.relevo.fleet.Setting;
import io.relevo.fleet.Subject;
import io.relevo.health.State;
import io.relevo.journal.Entry;
import io.relevo.switching.Found;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a failover leaves in the journal. */
final class SampleEntries {
  static final Instant NOW = SampleNotices.SINCE;

  private SampleEntries() {}

  static List<Entry> failover(String code) {
    return List.of(
        new Entry.Started("lb-1", "1", NOW),
        new Entry.HealthChanged("nginx-1", State.UP, State.DOWN, "año \"nuevo\"\n", NOW),
        new Entry.HoldPlaced(hold(code), "web", NOW),
        new Entry.MoveBegun("vip-1", new Found.Missing(), new Setting.Share(0), "down", NOW),
        new Entry.MoveSettled("vip-1", new Setting.Share(0), "file 0", NOW),
        new Entry.IncidentOpened(SampleNotices.open(code), NOW),
        queued(code, "ana"));
  }

  static Entry queued(String code, String person) {
    return new Entry.NoticeQueued(SampleNotices.opening(code, person), NOW);
  }

  /** An entry that leaves nothing in the memory. */
  static Entry change(int number) {
    return new Entry.HealthChanged(
        "nginx-1", State.UP, State.DOWN, "look " + number, NOW.plusSeconds(number));
  }

  private static Hold hold(String code) {
    return new Hold(
        "failure:nginx-1:" + code,
        new Subject.Member("nginx-1"),
        Hold.Effect.OUT,
        Hold.Source.FAILURE,
        "lb-1",
        "empty reply",
        NOW,
        Optional.empty(),
        Optional.empty());
  }
}
