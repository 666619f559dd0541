package io.relevo.switching.kind;

import org.xbill.DNS.Name;
import org.xbill.DNS.TextParseException;

/** DNS names, whose form the configuration has looked at. */
final class Names {
  private Names() {}

  static Name of(String name) {
    try {
      return Name.fromString(name, Name.root);
    } catch (TextParseException e) {
      throw new IllegalArgumentException(name + ": must be a DNS name", e);
    }
  }
}
