package io.relevo.turn;

import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.failover.PeerView;
import io.relevo.fleet.Agent;
import io.relevo.fleet.Fleets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

class EarsTest {
  private static final Agent LB_1 = Fleets.two().fleet().agent();
  private static final Duration LOST = LB_1.peerLost();
  private static final Duration HALF = LOST.dividedBy(2);
  private static final Instant START = Instant.parse("2026-03-01T03:00:00Z");
  private static final Optional<String> DOUBT = Optional.of("the uplink does not answer");

  private final Ears ears = Ears.open(START);

  private static SequencedMap<String, Ears.Word> nothing() {
    return new LinkedHashMap<>();
  }

  private static SequencedMap<String, Ears.Word> said(Instant at) {
    var report =
        new PeerReport(
            "lb-2",
            List.of("nginx-2"),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty());
    var words = nothing();
    words.put("lb-2", new Ears.Word(report, at));
    return words;
  }

  private static PeerView peer(Ears ears, SequencedMap<String, Ears.Word> words, Instant now) {
    return ears.peers(LB_1, words, now).get("lb-2");
  }

  @Test
  void a_peer_that_never_answered_counts_as_heard_until_it_has_had_its_time() {
    assertThat(peer(ears, nothing(), START.plus(LOST).minusMillis(1)).heard()).isTrue();
    assertThat(peer(ears, nothing(), START.plus(LOST)).heard()).isFalse();
  }

  @Test
  void a_peer_that_fell_silent_is_lost_after_its_time_and_its_last_word_stays() {
    var last = START.plusSeconds(60);
    assertThat(peer(ears, said(last), last.plus(LOST).minusMillis(1)).heard()).isTrue();
    var lost = peer(ears, said(last), last.plus(LOST));
    assertThat(lost.heard()).isFalse();
    assertThat(lost.out()).containsExactly("nginx-2");
  }

  @Test
  void no_answer_from_a_peer_and_none_from_the_uplink_is_self_doubt() {
    assertThat(doubt(nothing(), START)).isEqualTo(DOUBT);
    assertThat(doubt(said(START), START.plus(HALF).minusMillis(1))).isEmpty();
  }

  @Test
  void it_comes_before_the_first_peer_is_lost() {
    assertThat(doubt(said(START), START.plus(HALF))).isEqualTo(DOUBT);
    assertThat(peer(ears, said(START), START.plus(HALF)).heard()).isTrue();
    var asked = ears.listen(LB_1, nothing(), time -> Optional.of(time.toString()), START);
    assertThat(asked.why()).contains(HALF.toString());
  }

  @Test
  void it_lasts_until_what_was_seen_before_is_seen_anew() {
    var after = ears.listen(LB_1, nothing(), _ -> DOUBT, START);
    assertThat(after.doubt(START.plusMillis(2_999))).isEqualTo(DOUBT);
    assertThat(after.doubt(START.plusSeconds(3))).isEmpty();
  }

  @Test
  void after_it_no_peer_is_lost_for_a_silence_that_was_ours() {
    var back = START.plusSeconds(600);
    var before = said(START.plusSeconds(60));
    var after = ears.listen(LB_1, before, _ -> DOUBT, back);
    var peer = peer(after, before, back.plusMillis(1));
    assertThat(peer.heard()).isTrue();
    assertThat(peer.at()).as("what it said before may be out of date").isEmpty();
    assertThat(peer(after, before, back.plus(LOST)).heard()).isFalse();
  }

  @Test
  void as_long_as_somebody_answers_nothing_changes() {
    var later = START.plusSeconds(600);
    assertThat(ears.listen(LB_1, said(later), _ -> DOUBT, later)).isEqualTo(ears);
    assertThat(ears.listen(LB_1, nothing(), _ -> Optional.empty(), later)).isEqualTo(ears);
  }

  private Optional<String> doubt(SequencedMap<String, Ears.Word> words, Instant now) {
    return ears.listen(LB_1, words, _ -> DOUBT, now).doubt(now);
  }
}
