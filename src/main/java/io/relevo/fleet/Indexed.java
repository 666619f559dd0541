package io.relevo.fleet;

import java.util.AbstractList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A list, never changed, that is also asked by a key of what is in it: a thousand incidents are
 * asked for by a thousand subjects.
 */
public final class Indexed<K, T> extends AbstractList<T> {
  private final List<T> all;
  private final SequencedMap<K, List<T>> byKey;

  private Indexed(List<T> all, SequencedMap<K, List<T>> byKey) {
    this.all = all;
    this.byKey = byKey;
  }

  /** The list, by the key of each. */
  public static <K, T> Indexed<K, T> by(Function<T, K> key, List<T> all) {
    return new Indexed<>(
        List.copyOf(all),
        all.stream().collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList())));
  }

  /** Those of that key, in their order. */
  public List<T> of(K key) {
    return byKey.getOrDefault(key, List.of());
  }

  @Override
  public T get(int index) {
    return all.get(index);
  }

  @Override
  public int size() {
    return all.size();
  }
}
