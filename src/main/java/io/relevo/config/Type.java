package io.relevo.config;

import java.util.Optional;

/** What a value must be: how it is read, and how that is said. */
sealed interface Type<T> permits ListOf, Named, NameOf, Scalar, Section {
  /** The value; empty when it is wrong, and then the reading has been told why. */
  Optional<T> read(Place place);

  /** What it must be, as the end of a sentence. */
  String phrase();
}
