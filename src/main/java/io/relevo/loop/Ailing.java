package io.relevo.loop;

import io.relevo.alert.Problem;
import io.relevo.alert.Situation.Ailment;
import io.relevo.fleet.Subject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is wrong with Relevo itself, as its parts report it. */
public final class Ailing {
  private final Map<Problem.Key, Ailment> ailments = new LinkedHashMap<>();

  /** Something is wrong, until {@link #well} says otherwise. */
  public synchronized void ill(Problem.Kind kind, Subject subject, String what) {
    ailments.put(new Problem.Key(subject, kind), new Ailment(kind, subject, what));
  }

  /** It is well again. */
  public synchronized void well(Problem.Kind kind, Subject subject) {
    ailments.remove(new Problem.Key(subject, kind));
  }

  synchronized List<Ailment> list() {
    return List.copyOf(ailments.values());
  }

  synchronized Optional<String> what(Problem.Kind kind) {
    return ailments.values().stream().filter(a -> a.kind() == kind).map(Ailment::what).findFirst();
  }
}
