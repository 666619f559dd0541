package io.relevo.config;

import java.util.List;

/**
 * Keys of which a section has exactly one.
 *
 * @param what what the keys are kinds of
 */
record Kinds<T>(String what, List<Key<? extends T>> keys) {
  List<String> names() {
    return keys.stream().map(Key::name).toList();
  }
}
