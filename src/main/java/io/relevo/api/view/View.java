package io.relevo.api.view;

/** Something that can be shown: to machines by its members, to people as text. */
public interface View {
  /** The text, in lines of at most 80 columns where words allow, with a line break at the end. */
  String text(Times times);
}
