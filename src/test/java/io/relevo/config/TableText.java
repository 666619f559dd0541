package io.relevo.config;

import io.relevo.fleet.Budget;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/** The description of the sections as tables for people. */
final class TableText {
  private final StringBuilder text = new StringBuilder();
  private final Queue<Map.Entry<String, Section<?>>> next = new ArrayDeque<>();

  private TableText() {}

  static String of(Section<?> top) {
    var table = new TableText();
    top.keys().forEach(key -> table.inner(key.name(), key.type()).ifPresent(table.next::add));
    while (!table.next.isEmpty()) {
      var entry = table.next.remove();
      table.section(entry.getKey(), entry.getValue());
    }
    return table.text.toString();
  }

  private void section(String path, Section<?> section) {
    text.append("\n### `%s`\n\n%s\n\n".formatted(path, section.doc()));
    text.append("| key | value | default | meaning |\n|---|---|---|---|\n");
    section
        .kinds()
        .ifPresent(kinds -> kinds.keys().forEach(key -> row(path, key, "one " + kinds.what())));
    section.keys().forEach(key -> row(path, key, otherwise(key)));
  }

  private void row(String path, Key<?> key, String otherwise) {
    text.append(
        "| `%s` | %s | %s | %s |\n"
            .formatted(key.name(), cell(value(key.type())), cell(otherwise), cell(key.doc())));
    inner(path + "." + key.name(), key.type()).ifPresent(next::add);
  }

  private Optional<Map.Entry<String, Section<?>>> inner(String path, Type<?> type) {
    return switch (type) {
      case Section<?> section -> Optional.of(Map.entry(path, section));
      case Named<?> named -> inner(path + "." + named.word(), named.each());
      case ListOf<?> list -> inner(path, list.item());
      case NameOf _, Scalar<?> _ -> Optional.empty();
    };
  }

  private static String value(Type<?> type) {
    return switch (type) {
      case Section<?> section ->
          section.shorthand().map(key -> value(key.type()) + ", or ").orElse("") + "a mapping";
      case Named<?> named -> "`%s:` %s".formatted(named.word(), value(named.each()));
      case ListOf<?> list -> "a list, each " + value(list.item());
      case NameOf _, Scalar<?> _ -> type.phrase();
    };
  }

  private static String otherwise(Key<?> key) {
    return switch (key.otherwise()) {
      case Key.Otherwise.Missing<?> _ -> "**required**";
      case Key.Otherwise.Nothing<?> _ -> "none";
      case Key.Otherwise.Follows<?>(String phrase) -> phrase;
      case Key.Otherwise.Always<?>(Object value) -> said(value);
    };
  }

  private static String said(Object value) {
    return switch (value) {
      case Duration d -> "`%s`".formatted(Durations.text(d));
      case Enum<?> e -> "`%s`".formatted(Enums.word(e));
      case Budget budget -> "%d in %s".formatted(budget.acts(), Durations.text(budget.per()));
      case List<?> _, Map<?, ?> _ -> "none";
      default -> "`%s`".formatted(value);
    };
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("<", "\\<");
  }
}
