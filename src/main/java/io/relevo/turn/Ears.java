package io.relevo.turn;

import io.relevo.failover.PeerView;
import io.relevo.fleet.Agent;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What can be said of the peers from what they said last, and of ourselves from their silence.
 *
 * @param since since when they could be heard: the start, or the end of the last silence of
 *     everything. What was said before may be out of date, and nobody is lost for having been
 *     silent before
 * @param why why this agent doubted itself at that time; empty at the start
 */
public record Ears(Instant since, Optional<String> why) {

  /** Who was in doubt stays so until what was seen before is seen anew. */
  private static final Duration CONVALESCENCE = Duration.ofSeconds(3);

  /** The last word of a peer, and when it came. */
  public record Word(PeerReport report, Instant at) {}

  /** At the start. */
  public static Ears open(Instant now) {
    return new Ears(now, Optional.empty());
  }

  /** How every peer stands. */
  public SequencedMap<String, PeerView> peers(
      Agent agent, SequencedMap<String, Word> words, Instant now) {
    var peers = new LinkedHashMap<String, PeerView>();
    for (var name : agent.others()) {
      peers.put(name, peer(name, words.get(name), agent.peerLost(), now));
    }
    return peers;
  }

  /** A peer counts as heard until it has had its time: everybody may just have started. */
  private PeerView peer(String name, @Nullable Word word, Duration patience, Instant now) {
    var patient = now.isBefore(since.plus(patience));
    if (word == null) {
      return PeerView.silent(name, patient);
    }
    var heard = now.isBefore(word.at().plus(patience)) || patient;
    return word.report().view(heard, !word.at().isBefore(since), word.at());
  }

  /**
   * Law 11: neither a peer nor the own uplink has answered for half of the time after which a peer
   * is lost, so that nobody is blamed for our own silence.
   *
   * @param uplink why the uplink is in doubt, when nothing answered for so long
   */
  public Ears listen(
      Agent agent,
      SequencedMap<String, Word> words,
      Function<Duration, Optional<String>> uplink,
      Instant now) {
    var patience = agent.peerLost().dividedBy(2);
    var heard = words.values().stream().anyMatch(word -> now.isBefore(word.at().plus(patience)));
    var silence = heard ? Optional.<String>empty() : uplink.apply(patience);
    return silence.isPresent() ? new Ears(now, silence) : this;
  }

  /** Why this agent may be the sick one, where it may. */
  public Optional<String> doubt(Instant now) {
    return why.filter(_ -> now.isBefore(since.plus(CONVALESCENCE)));
  }
}
