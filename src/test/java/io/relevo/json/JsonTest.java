package io.relevo.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.relevo.failover.Hold;
import io.relevo.failover.Law;
import io.relevo.fleet.Setting;
import io.relevo.fleet.Subject;
import io.relevo.journal.Entry;
import io.relevo.probe.Blind;
import io.relevo.switching.Found;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonTest {
  private static final Instant NOW = Instant.parse("2026-11-21T03:00:00.123Z");

  @Test
  void every_kind_of_value_comes_back_as_it_went() {
    var hold =
        new Hold(
            "operator:nginx-1",
            new Subject.Member("nginx-1"),
            Hold.Effect.OUT,
            Hold.Source.OPERATOR,
            "ana",
            "disco: año nuevo",
            NOW,
            Optional.of(NOW.plusSeconds(60)),
            Optional.of(Law.KEEP));
    for (var entry :
        List.of(
            new Entry.Started("lb-1", "1", NOW),
            new Entry.WasBlind(new Blind.ClockSet(NOW, Duration.ofHours(-1)), NOW),
            new Entry.HoldPlaced(hold, "web", NOW),
            new Entry.MoveBegun("vip-1", new Found.Missing(), new Setting.Share(0), "why", NOW),
            new Entry.MovedByOthers(
                "vip-1", new Found.Other("abc"), new Setting.Share(100), NOW))) {
      assertEquals(entry, Json.read(Json.write(entry), Entry.class));
    }
  }

  @Test
  void a_record_is_named_by_its_own_name() {
    assertEquals(
        "{\"is\":\"Stopped\",\"agent\":\"lb-1\",\"at\":\"2026-11-21T03:00:00.123Z\"}",
        Json.write(new Entry.Stopped("lb-1", NOW)));
  }
}
