package io.relevo.config;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A mapping with known keys: the description from which the binding, the JSON Schema and the
 * documentation come.
 *
 * @param doc what it is
 * @param kinds keys of which exactly one must be there
 * @param keys the other ones
 * @param shorthand the key that a single value stands for, where one may stand here
 * @param make the record, from values of which none is wrong
 */
record Section<T>(
    String doc,
    Optional<Kinds<?>> kinds,
    List<Key<?>> keys,
    Optional<Key<?>> shorthand,
    Function<Values, T> make)
    implements Type<T> {

  static <T> Section<T> of(String doc, List<Key<?>> keys, Function<Values, T> make) {
    return new Section<>(doc, Optional.empty(), keys, Optional.empty(), make);
  }

  Section<T> oneOf(Kinds<?> some) {
    return new Section<>(doc, Optional.of(some), keys, shorthand, make);
  }

  Section<T> orJust(Key<?> key) {
    return new Section<>(doc, kinds, keys, Optional.of(key), make);
  }

  @Override
  public String phrase() {
    return "a mapping with the keys " + String.join(", ", all().keySet());
  }

  @Override
  public Optional<T> read(Place place) {
    int before = place.reading().count();
    var values = bind(place);
    return place.reading().count() == before ? Optional.of(make.apply(values)) : Optional.empty();
  }

  /** The values that are right, after saying what is wrong with the others. */
  Values bind(Place place) {
    var children = children(place);
    var values = new HashMap<String, Object>();
    children.ifPresent(
        found -> {
          var all = all();
          all.values().forEach(key -> read(key, found, values));
          new Misfits(this, place, found).say();
        });
    return new Values(place, values);
  }

  private static void read(Key<?> key, Map<String, Place> found, Map<String, Object> values) {
    Optional.ofNullable(found.get(key.name()))
        .flatMap(child -> key.type().read(child))
        .ifPresent(value -> values.put(key.name(), value));
  }

  private Optional<SequencedMap<String, Place>> children(Place place) {
    return shorthand
        .filter(key -> place.isSingle())
        .map(key -> standingFor(key, place))
        .or(() -> Nodes.children(place, this));
  }

  /** A single value is the value of a key that is not written. */
  private static SequencedMap<String, Place> standingFor(Key<?> key, Place place) {
    return new LinkedHashMap<>(Map.of(key.name(), place));
  }

  /** Every key by its name, the kinds first. */
  SequencedMap<String, Key<?>> all() {
    var all = new LinkedHashMap<String, Key<?>>();
    kinds.ifPresent(some -> some.keys().forEach(key -> all.put(key.name(), key)));
    keys.forEach(key -> all.put(key.name(), key));
    return all;
  }

  /** The keys that must be there. */
  List<String> required() {
    return keys.stream().filter(Key::isRequired).map(Key::name).collect(Collectors.toList());
  }
}
