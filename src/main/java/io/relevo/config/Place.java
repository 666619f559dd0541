package io.relevo.config;

import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
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

  /** The line that sets this value, from 1. */
  int line() {
    return Reading.line(key);
  }

  /** The place of a key below this one; this place where the key is not there. */
  Place child(String name) {
    return reading.place(below(name)).orElse(this);
  }

  String below(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  /** Whether one single value stands here. */
  boolean isSingle() {
    return value instanceof ScalarNode && !value.getTag().equals(Tag.NULL);
  }

  /** The single value as it is written; empty where there is none. */
  String written() {
    return value instanceof ScalarNode scalar ? scalar.getValue() : "";
  }

  /** What stands here, without showing it. */
  String kind() {
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

  void must(String what, String was) {
    must(what, Optional.of(was), Optional.empty());
  }

  /** Says what must hold of the value here. */
  void must(String what, Optional<String> was, Optional<String> hint) {
    reading.problem(value, said(what), was, hint);
  }

  /** Says what must hold of something else, for the value here to be known. */
  void needs(String what, Optional<String> was, Optional<String> hint) {
    reading.problem(value, what, was, hint);
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
