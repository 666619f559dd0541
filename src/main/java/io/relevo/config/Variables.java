package io.relevo.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills in {@code ${env:X}}, {@code ${file:X}} and {@code ${credential:X}}; a second dollar before
 * one keeps it as it is. What comes in this way is never shown: a problem shows the text of the
 * file.
 *
 * @param file the configuration, beside which the paths of {@code ${file:…}} start
 */
record Variables(Path file, Sources sources) {
  private static final Pattern REFERENCE = Pattern.compile("\\$(\\$\\{)|\\$\\{([^}]*)(}?)");
  private static final Pattern REFERENCE_OF_A_KIND =
      Pattern.compile("\\$\\{(env|file|credential):[^}]*}");
  private static final List<String> KINDS = List.of("env", "file", "credential");

  /** A reference that cannot be filled in. */
  private static final class Missing extends Exception {
    private static final long serialVersionUID = 1L;

    private final String what;

    Missing(String what) {
      super(what);
      this.what = what;
    }
  }

  /** The text with everything filled in; empty after saying what cannot be. */
  Optional<String> fill(Place place, boolean secret) {
    var text = place.written();
    if (!text.contains("${")) {
      return Optional.of(text);
    }
    if (secret && !sources.secrets()) {
      return Optional.of(Sources.INSTEAD);
    }
    var filled = new StringBuilder();
    var matcher = REFERENCE.matcher(text);
    boolean whole = true;
    while (matcher.find()) {
      matcher.appendReplacement(filled, "");
      whole &= append(matcher, filled, place, secret);
    }
    return whole ? Optional.of(matcher.appendTail(filled).toString()) : Optional.empty();
  }

  private boolean append(Matcher matcher, StringBuilder filled, Place place, boolean secret) {
    if (matcher.group(1) != null) {
      filled.append("${");
      return true;
    }
    try {
      filled.append(value(matcher.group(2), !matcher.group(3).isEmpty()));
      return true;
    } catch (Missing missing) {
      // What only looks like a reference may be a part of a password.
      var was =
          Optional.of(matcher.group())
              .filter(text -> !secret || REFERENCE_OF_A_KIND.matcher(text).matches());
      place.needs(missing.what, was, hint(matcher.group(2)));
      return false;
    }
  }

  private String value(String reference, boolean closed) throws Missing {
    var kind = kind(reference);
    var name = reference.substring(Math.min(reference.length(), kind.length() + 1));
    if (!closed || name.isEmpty() || !KINDS.contains(kind)) {
      throw new Missing("a reference must be ${env:NAME}, ${file:PATH} or ${credential:NAME}");
    }
    return switch (kind) {
      case "env" -> sources.environment().apply(name).orElseThrow(() -> unset(name));
      case "file" -> read(beside(name));
      default -> read(credential(name));
    };
  }

  private Path beside(String name) throws Missing {
    try {
      return file.resolveSibling(name);
    } catch (InvalidPathException e) {
      throw new Missing("a file must have a name that a file can have");
    }
  }

  private static String kind(String reference) {
    int colon = reference.indexOf(':');
    return colon < 0 ? reference : reference.substring(0, colon);
  }

  private static Optional<String> hint(String reference) {
    var kind = kind(reference);
    if (KINDS.contains(kind)) {
      return Optional.empty();
    }
    return Nearest.to(kind, KINDS)
        .map("did you mean `${%s:…}`?"::formatted)
        .or(() -> Optional.of("write $${ for the two characters themselves"));
  }

  private static Missing unset(String name) {
    return new Missing("the environment variable %s must be set".formatted(name));
  }

  private Path credential(String name) throws Missing {
    if (name.contains("/") || name.indexOf('\0') >= 0) {
      throw new Missing("a credential must be named, without a path");
    }
    return sources
        .credentials()
        .orElseThrow(() -> new Missing("$CREDENTIALS_DIRECTORY must be set, as systemd does"))
        .resolve(name);
  }

  private static String read(Path file) throws Missing {
    try {
      return Files.readString(file).replaceFirst("\\r?\\n$", "");
    } catch (NoSuchFileException e) {
      throw new Missing("the file %s must exist".formatted(file));
    } catch (CharacterCodingException e) {
      throw new Missing("the file %s must be UTF-8".formatted(file));
    } catch (IOException e) {
      throw new Missing("the file %s must be readable".formatted(file));
    }
  }
}
