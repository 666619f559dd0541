package io.relevo.config;

/**
 * One key of a section.
 *
 * @param type what its value must be
 * @param otherwise what holds when the file does not say it
 * @param doc one sentence for the operator: what it is, and what follows from changing it
 */
record Key<T>(String name, Type<T> type, Otherwise<T> otherwise, String doc) {

  /** What holds when the file does not say it. */
  sealed interface Otherwise<T> {
    /** It must. */
    record Missing<T>() implements Otherwise<T> {}

    /** Nothing. */
    record Nothing<T>() implements Otherwise<T> {}

    /** Always the same. */
    record Always<T>(T value) implements Otherwise<T> {}

    /** It follows from other keys, as the phrase says. */
    record Follows<T>(String phrase) implements Otherwise<T> {}
  }

  static <T> Key<T> required(String name, Type<T> type, String doc) {
    return new Key<>(name, type, new Otherwise.Missing<>(), doc);
  }

  static <T> Key<T> optional(String name, Type<T> type, String doc) {
    return new Key<>(name, type, new Otherwise.Nothing<>(), doc);
  }

  static <T> Key<T> defaulted(String name, Type<T> type, T value, String doc) {
    return new Key<>(name, type, new Otherwise.Always<>(value), doc);
  }

  static <T> Key<T> derived(String name, Type<T> type, String phrase, String doc) {
    return new Key<>(name, type, new Otherwise.Follows<>(phrase), doc);
  }

  boolean isRequired() {
    return otherwise instanceof Otherwise.Missing;
  }
}
