package io.relevo.turn;

import io.relevo.fleet.Fleet;
import io.relevo.fleet.Part;
import io.relevo.fleet.Subject;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which cells of the fleet a turn looks at, and about which of them there was news in it. */
final class Attention {
  private final Fleet fleet;
  private final SequencedSet<Subject> awake;
  private final SequencedSet<Subject> stirred = new LinkedHashSet<>();
  private @Nullable Part part;

  /** To those that did not come to rest before. */
  Attention(Fleet fleet, Collection<Subject> awake) {
    this.fleet = fleet;
    this.awake = new LinkedHashSet<>(awake);
  }

  /** To everything, as if there were news about everything. */
  static Attention toAll(Fleet fleet) {
    var attention = new Attention(fleet, fleet.cells());
    attention.stirred.addAll(attention.awake);
    attention.part = fleet.whole();
    return attention;
  }

  /** There is news about the subject. */
  void stir(Subject subject) {
    if (subject instanceof Subject.Everything) {
      fleet.cells().forEach(this::rouse);
    } else {
      fleet.cellOf(subject).ifPresent(this::rouse);
    }
  }

  private void rouse(Subject cell) {
    stirred.add(cell);
    part = awake.add(cell) ? null : part;
  }

  /** What to look at now. */
  Part part() {
    var known = part == null ? fleet.part(awake) : part;
    part = known;
    return known;
  }

  /** Those to look at in the next turn too: restless, or with news that may have an aftermath. */
  Set<Subject> stayingAwake(Predicate<Subject> restless) {
    var staying = new LinkedHashSet<>(awake);
    staying.removeIf(cell -> !stirred.contains(cell) && !restless.test(cell));
    return Collections.unmodifiableSet(staying);
  }
}
