package io.relevo.switching.kind;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/**
 * What users see meanwhile: a small page in each language, beside the flag.
 *
 * <p>nginx cannot read a number out of a file, but it knows when a file was changed. So a page was
 * changed at the time when maintenance ends, and nginx passes that on as {@code Retry-After}.
 */
final class MaintenancePages {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

  /** What a page says; the last two only where its end is known. */
  private record Words(String language, String title, String text, String end) {}

  private static final List<Words> LANGUAGES =
      List.of(
          new Words(
              "en", "Back soon", "We are working on this service.", "It should be back by %s."),
          new Words(
              "es",
              "Volvemos pronto",
              "Estamos trabajando en este servicio.",
              "Debería estar de vuelta a más tardar el %s."));

  private final Path flag;

  MaintenancePages(Path flag) {
    this.flag = flag;
  }

  /** When they say that maintenance ends; empty when there are none. */
  Optional<Instant> until() throws IOException {
    try {
      return Optional.of(Files.getLastModifiedTime(page(LANGUAGES.getFirst())).toInstant());
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
  }

  void write(Optional<Instant> until) throws IOException {
    for (var words : LANGUAGES) {
      if (until.isPresent()) {
        AtomicFile.write(page(words), html(words, until.get()), FileTime.from(until.get()));
      } else {
        AtomicFile.remove(page(words));
      }
    }
  }

  void remove() throws IOException {
    for (var words : LANGUAGES) {
      AtomicFile.remove(page(words));
    }
  }

  private Path page(Words words) {
    return flag.resolveSibling(flag.getFileName() + "." + words.language());
  }

  private static String html(Words words, Instant until) {
    return """
        <!doctype html>
        <html lang="%s">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <title>%s</title>
        <body style="font-family: sans-serif; max-width: 30em; margin: 20vh auto; padding: 0 1em">
        <h1>%s</h1>
        <p>%s %s</p>
        """
        .formatted(
            words.language(),
            words.title(),
            words.title(),
            words.text(),
            words.end().formatted(TIME.format(until)));
  }
}
