package io.relevo.journal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Lists and maps that never change, after one more thing happened. */
final class Folds {
  private Folds() {}

  static <T> List<T> plus(List<T> list, T one) {
    var more = new ArrayList<>(list);
    more.add(one);
    return List.copyOf(more);
  }

  static <T> List<T> without(List<T> list, Predicate<T> which) {
    return list.stream().filter(which.negate()).toList();
  }

  static <T> SequencedMap<String, T> plus(SequencedMap<String, T> map, String key, T value) {
    var more = new LinkedHashMap<>(map);
    more.put(key, value);
    return Collections.unmodifiableSequencedMap(more);
  }

  static <T> SequencedMap<String, T> without(SequencedMap<String, T> map, String key) {
    var fewer = new LinkedHashMap<>(map);
    fewer.remove(key);
    return Collections.unmodifiableSequencedMap(fewer);
  }

  static <T> SequencedMap<String, T> each(SequencedMap<String, T> map, UnaryOperator<T> change) {
    var changed = new LinkedHashMap<>(map);
    changed.replaceAll((_, value) -> change.apply(value));
    return Collections.unmodifiableSequencedMap(changed);
  }
}
