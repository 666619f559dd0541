package io.relevo.loop;

import io.relevo.alert.Situation.Ailment;
import io.relevo.fleet.Fleet;
import io.relevo.turn.Ears;
import io.relevo.turn.Senses;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;

/** Makes of everything that waited in the mailbox what the core senses at one moment. */
final class Perception {
  private final Function<Duration, Optional<String>> uplinkDoubt;
  private volatile Ears ears;

  /**
   * @param uplinkDoubt why the uplink is in doubt, when nothing answered for so long
   */
  Perception(Instant started, Function<Duration, Optional<String>> uplinkDoubt) {
    this.ears = Ears.open(started);
    this.uplinkDoubt = uplinkDoubt;
  }

  Senses senses(Fleet fleet, Mailbox.Batch batch, List<Ailment> ailments, Instant now) {
    var words = words(batch);
    ears = ears.listen(fleet.agent(), words, uplinkDoubt, now);
    return new Senses(
        fleet,
        batch.looks(),
        batch.readings(),
        ears.peers(fleet.agent(), words, now),
        batch.reports().values().stream()
            .flatMap(heard -> heard.report().heard().stream())
            .toList(),
        ears.doubt(now),
        ailments,
        batch.orders().stream().map(Mailbox.Asked::order).toList(),
        now);
  }

  private static SequencedMap<String, Ears.Word> words(Mailbox.Batch batch) {
    var words = new LinkedHashMap<String, Ears.Word>();
    batch
        .reports()
        .forEach((peer, heard) -> words.put(peer, new Ears.Word(heard.report(), heard.at())));
    return words;
  }
}
