package io.relevo.config;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** The three shapes of YAML; each answer is empty after saying that something else stands there. */
final class Nodes {
  private Nodes() {}

  /** The single value. */
  static Optional<Word> word(Place place, Scalar<?> type) {
    if (!(place.isSingle() && place.value() instanceof ScalarNode scalar)) {
      place.must("be " + type.phrase(), place.kind());
      return Optional.empty();
    }
    var plain = scalar.getScalarStyle() == ScalarStyle.PLAIN;
    return place
        .reading()
        .variables()
        .fill(place, type.secret())
        .map(text -> new Word(scalar.getValue(), text, plain));
  }

  /** The values in the list. */
  static Optional<List<Place>> items(Place place, ListOf<?> type) {
    if (!(place.value() instanceof SequenceNode sequence)) {
      var written = Optional.of(place.written()).filter(text -> place.isSingle());
      place.must(
          "be " + type.phrase(),
          written.or(() -> Optional.of(place.kind())),
          written.map("write [%s]"::formatted));
      return Optional.empty();
    }
    if (sequence.getValue().isEmpty()) {
      place.must("have at least one entry");
    }
    var nodes = sequence.getValue();
    var items =
        IntStream.range(0, nodes.size()).mapToObj(i -> item(place, i, nodes.get(i))).toList();
    if (type.once()) {
      sayTwins(items);
    }
    return Optional.of(items);
  }

  /** An entry that is a mapping has a path of its own, so that its keys are found again. */
  private static Place item(Place list, int number, Node item) {
    return item instanceof MappingNode
        ? new Place(list.reading(), "%s[%d]".formatted(list.path(), number), item, item)
        : new Place(list.reading(), "an entry of " + list.path(), list.key(), item);
  }

  private static void sayTwins(List<Place> items) {
    var seen = new HashSet<String>();
    for (Place item : items) {
      if (item.isSingle() && !seen.add(item.written())) {
        item.must("be there once", item.written());
      }
    }
  }

  /** What stands below the keys, in the order of the file. */
  static Optional<SequencedMap<String, Place>> children(Place place, Type<?> type) {
    if (!(place.value() instanceof MappingNode mapping)) {
      place.must("be " + type.phrase(), place.kind());
      return Optional.empty();
    }
    var children = new LinkedHashMap<String, Place>();
    mapping.getValue().forEach(tuple -> add(tuple, place, children));
    return Optional.of(children);
  }

  private static void add(NodeTuple tuple, Place place, SequencedMap<String, Place> children) {
    if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
      new Place(place.reading(), "", tuple.getKeyNode(), tuple.getKeyNode())
          .needs("a key must be one word", Optional.empty(), Optional.empty());
      return;
    }
    var name = key.getValue();
    var child = new Place(place.reading(), place.below(name), key, tuple.getValueNode());
    var twin = children.putIfAbsent(name, child);
    if (twin != null) {
      child.keyMust("key `%s` must be given once".formatted(name), "also on line " + twin.line());
      return;
    }
    place.reading().seen(child);
    sayTag(child);
  }

  private static void sayTag(Place place) {
    var tag = place.value().getTag().getValue();
    if (!tag.startsWith(Tag.PREFIX)) {
      place.must(
          "have no tag", Optional.of(tag), Optional.of("write ${file:…} or ${credential:…}"));
    }
  }
}
