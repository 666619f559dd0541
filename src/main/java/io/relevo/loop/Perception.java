package io.relevo.loop;

import io.relevo.alert.Situation.Ailment;
import io.relevo.fleet.Fleet;
import io.relevo.probe.Blind;
import io.relevo.turn.Doubt;
import io.relevo.turn.Ears;
import io.relevo.turn.Senses;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Makes of everything that waited in the mailbox what the core senses at one moment. */
final class Perception {
  private final Function<Duration, Optional<String>> uplinkDoubt;
  private volatile Ears ears;
  private Doubt doubt = Doubt.NONE;

  /**
   * @param uplinkDoubt why the uplink is in doubt, when nothing answered for so long
   */
  Perception(Instant started, Function<Duration, Optional<String>> uplinkDoubt) {
    this.ears = Ears.open(started);
    this.uplinkDoubt = uplinkDoubt;
  }

  /**
   * What a turn is to be taken on; only the loop's thread calls this.
   *
   * @param blind what was noticed since the last turn: whoever could not hear begins to listen anew
   */
  Senses next(
      Fleet fleet, Mailbox.Batch batch, List<Blind> blind, List<Ailment> ailments, Instant now) {
    var open = blind.isEmpty() ? ears : Ears.open(now);
    ears = open.listen(fleet.agent(), words(batch), uplinkDoubt, now);
    var before = doubt;
    doubt = before.then(ears.doubt(now), now);
    var over = Stream.concat(blind.stream(), before.over(doubt, now).stream()).toList();
    return senses(fleet, batch, over, ailments, now);
  }

  /** What would be sensed now. */
  Senses now(Fleet fleet, Mailbox.Batch batch, List<Ailment> ailments, Instant now) {
    return senses(fleet, batch, List.of(), ailments, now);
  }

  private Senses senses(
      Fleet fleet, Mailbox.Batch batch, List<Blind> blind, List<Ailment> ailments, Instant now) {
    return new Senses(
        fleet,
        batch.looks(),
        batch.readings(),
        ears.peers(fleet.agent(), words(batch), now),
        batch.reports().values().stream()
            .flatMap(heard -> heard.report().heard().stream())
            .toList(),
        ears.doubt(now),
        blind,
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
