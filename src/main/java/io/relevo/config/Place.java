package io.relevo.config;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A value in the file, and the words that lead to it.
 *
 * @param path the keys from the top, with dots between them; empty at the top
 * @param key what a missing value is said of: the key, or at the top the value itself
 */
record Place(Reading reading, String path, Node key, Node value) {

  /** The last word of the path. */
  String name() {
    return key instanceof ScalarNode scalar ? scalar.getValue() : "";
  }

  /** The place of a key below this one; this place where the key is not there. */
  Place child(String name) {
    return reading.place(below(name)).orElse(this);
  }

  private String below(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  /** Whether one single value stands here. */
  boolean isSingle() {
    return value instanceof ScalarNode && !value.getTag().equals(Tag.NULL);
  }

  /** This value as the value of a key that is not written. */
  SequencedMap<String, Place> standingFor(String name) {
    var place = new Place(reading, below(name), key, value);
    reading.seen(place);
    return new LinkedHashMap<>(Map.of(name, place));
  }

  /** The single value here; empty after saying that there is none. */
  Optional<Word> word(Scalar<?> type) {
    if (!isSingle()) {
      must("be " + type.phrase(), Optional.of(kind()), Optional.empty());
      return Optional.empty();
    }
    var scalar = (ScalarNode) value;
    var plain = scalar.getScalarStyle() == ScalarStyle.PLAIN;
    return reading
        .variables()
        .fill(scalar.getValue(), this)
        .map(text -> new Word(scalar.getValue(), text, plain));
  }

  /** The values in the list here; empty after saying that it is none. */
  Optional<List<Place>> items(Type<?> type) {
    if (!(value instanceof SequenceNode sequence)) {
      var hint =
          isSingle() ? Optional.of("write [%s]".formatted(text())) : Optional.<String>empty();
      must("be " + type.phrase(), Optional.of(isSingle() ? text() : kind()), hint);
      return Optional.empty();
    }
    if (sequence.getValue().isEmpty()) {
      must("have at least one entry");
    }
    sayTwins(sequence);
    return Optional.of(
        sequence.getValue().stream().map(item -> new Place(reading, path, key, item)).toList());
  }

  private void sayTwins(SequenceNode sequence) {
    var seen = new LinkedHashSet<String>();
    for (Node item : sequence.getValue()) {
      if (item instanceof ScalarNode scalar && !seen.add(scalar.getValue())) {
        new Place(reading, path, key, item)
            .must("have each entry once", Optional.of(scalar.getValue()), Optional.empty());
      }
    }
  }

  /** What stands below the keys here; empty after saying that there are none. */
  Optional<SequencedMap<String, Place>> children(Type<?> type) {
    if (!(value instanceof MappingNode mapping)) {
      must("be " + type.phrase(), Optional.of(kind()), Optional.empty());
      return Optional.empty();
    }
    var children = new LinkedHashMap<String, Place>();
    mapping.getValue().forEach(tuple -> add(tuple, children));
    return Optional.of(children);
  }

  private void add(NodeTuple tuple, SequencedMap<String, Place> children) {
    if (!(tuple.getKeyNode() instanceof ScalarNode word)) {
      reading.problem(
          tuple.getKeyNode(), "a key must be one word", Optional.empty(), Optional.empty());
      return;
    }
    var child = new Place(reading, below(word.getValue()), word, tuple.getValueNode());
    var twin = children.putIfAbsent(word.getValue(), child);
    if (twin == null) {
      reading.seen(child);
    } else {
      child.keyMust(
          "key `%s` must be given once".formatted(word.getValue()), "also on line " + twin.line());
    }
  }

  /** The line that sets this value, from 1. */
  int line() {
    return Reading.line(key);
  }

  private String text() {
    return value instanceof ScalarNode scalar ? scalar.getValue() : "";
  }

  private String kind() {
    return switch (value) {
      case MappingNode _ -> "a mapping";
      case SequenceNode _ -> "a list";
      case Node node when node.getTag().equals(Tag.NULL) -> "nothing";
      default -> "text";
    };
  }

  void must(String what) {
    must(what, Optional.empty(), Optional.empty());
  }

  /** Says what must hold of the value here. */
  void must(String what, Optional<String> was, Optional<String> hint) {
    reading.problem(value, said(what), was, hint);
  }

  /** Says that something is not there. */
  void missing(String what) {
    reading.problem(key, said(what), Optional.empty(), Optional.empty());
  }

  /** Says what must hold of the key itself. */
  void keyMust(String what, String was) {
    reading.problem(key, what, Optional.of(was), Optional.empty());
  }

  /** Says that nobody reads this key. */
  void unknown(String name, Optional<String> hint) {
    reading.problem(key, "unknown key `%s`".formatted(name), Optional.empty(), hint);
  }

  private String said(String what) {
    return (path.isEmpty() ? "the file" : path) + " must " + what;
  }
}
