package io.relevo.fleet;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of each of many names, in their order; it never changes. The same with a few values
 * changed is made by copying one array and no index: ten thousand names take some microseconds.
 */
public final class Roll<V> extends AbstractMap<String, V> implements SequencedMap<String, V> {
  private final List<String> names;
  private final Map<String, Integer> places;
  private final List<@Nullable V> values;

  private Roll(List<String> names, Map<String, Integer> places, List<@Nullable V> values) {
    this.names = names;
    this.places = places;
    this.values = values;
  }

  /** Of nobody. */
  public static <V> Roll<V> empty() {
    return new Roll<>(List.of(), Collections.emptyMap(), List.of());
  }

  /** Of these names, of none of which anything is known yet. */
  public static <V> Roll<V> of(Collection<String> names) {
    return Roll.<V>empty().naming(names);
  }

  /** What the map says, in its order. */
  public static <V> Roll<V> copyOf(SequencedMap<String, V> map) {
    return map instanceof Roll<V> roll ? roll : Roll.<V>of(map.keySet()).with(map);
  }

  /** The same with every value changed. */
  public Roll<V> each(UnaryOperator<V> change) {
    var after = new ArrayList<@Nullable V>(values);
    after.replaceAll(value -> value == null ? null : change.apply(value));
    return new Roll<>(names, places, after);
  }

  /** The same with one value changed; a new name comes last. */
  public Roll<V> with(String name, V value) {
    return with(Map.of(name, value));
  }

  /** The same with these values changed; new names come last. */
  public Roll<V> with(Map<String, ? extends V> changed) {
    if (changed.isEmpty()) {
      return this;
    }
    var known = places.keySet().containsAll(changed.keySet()) ? this : naming(changed.keySet());
    var after = new ArrayList<@Nullable V>(known.values);
    changed.forEach((name, value) -> after.set(known.place(name), value));
    return new Roll<>(known.names, known.places, after);
  }

  /** The same with nothing known of these; their places are kept. */
  public Roll<V> without(Collection<String> forgotten) {
    var after = new ArrayList<@Nullable V>(values);
    forgotten.stream().filter(places::containsKey).forEach(name -> after.set(place(name), null));
    return new Roll<>(names, places, after);
  }

  private Roll<V> naming(Collection<String> more) {
    var index = new LinkedHashMap<>(places);
    more.forEach(name -> index.putIfAbsent(name, index.size()));
    var padded = new ArrayList<@Nullable V>(values);
    padded.addAll(Collections.nCopies(index.size() - values.size(), null));
    return new Roll<>(List.copyOf(index.keySet()), index, padded);
  }

  private int place(String name) {
    return Objects.requireNonNull(places.get(name));
  }

  @Override
  public @Nullable V get(@Nullable Object name) {
    var place = places.get(name);
    return place == null ? null : values.get(place);
  }

  @Override
  public boolean containsKey(@Nullable Object name) {
    return get(name) != null;
  }

  @Override
  public Set<Map.Entry<String, V>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<Map.Entry<String, V>> iterator() {
        return entries().iterator();
      }

      @Override
      public int size() {
        return (int) values.stream().filter(Objects::nonNull).count();
      }
    };
  }

  private Stream<Map.Entry<String, V>> entries() {
    return IntStream.range(0, names.size())
        .filter(place -> values.get(place) != null)
        .mapToObj(place -> Map.entry(names.get(place), Objects.requireNonNull(values.get(place))));
  }

  @Override
  public SequencedMap<String, V> reversed() {
    return new LinkedHashMap<>(this).reversed();
  }
}
