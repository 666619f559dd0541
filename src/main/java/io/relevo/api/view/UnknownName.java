package io.relevo.api.view;

/** Nothing is called so; the message names what is nearest. */
public final class UnknownName extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnknownName(String sentence) {
    super(sentence, null, false, false);
  }
}
