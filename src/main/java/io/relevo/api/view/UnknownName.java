package io.relevo.api.view;

import io.relevo.config.Nearest;
import java.util.Collection;

/** Nothing is called so; the message names what is nearest. */
public final class UnknownName extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * A name that is not among those known.
   *
   * @param what what was looked for: {@code member}, {@code service}
   */
  public UnknownName(String what, String name, Collection<String> known) {
    super(sentence(what, name, known), null, false, false);
  }

  private static String sentence(String what, String name, Collection<String> known) {
    var near = Nearest.to(name, known).map(n -> "; did you mean " + n + "?").orElse("");
    return "%s: must be a name of the configuration (was: %s)%s".formatted(what, name, near);
  }
}
