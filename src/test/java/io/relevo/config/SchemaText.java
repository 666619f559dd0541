package io.relevo.config;

import io.relevo.json.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/** The description of the sections as JSON Schema, draft 2020-12, for editors. */
final class SchemaText {
  private static final Map<String, Object> REFERENCE = Map.of("$ref", "#/$defs/reference");

  private SchemaText() {}

  static String of(Section<?> top) {
    var schema = object();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", "Relevo");
    schema.put("description", top.doc());
    schema.putAll(section(top));
    schema.put("$defs", Map.of("reference", reference()));
    return Json.pretty(schema) + "\n";
  }

  private static Map<String, Object> reference() {
    var schema = object();
    schema.put("description", "Filled in from the environment, a file, or systemd's credentials.");
    schema.put("type", "string");
    schema.put("pattern", "\\$\\{(env|file|credential):[^}]+}");
    return schema;
  }

  private static SequencedMap<String, Object> of(Type<?> type) {
    return switch (type) {
      case Scalar<?> scalar -> scalar(scalar);
      case NameOf _ -> object("type", "string");
      case ListOf<?> list -> list(list);
      case Named<?> named -> named(named);
      case Section<?> section ->
          section
              .shorthand()
              .map(key -> object("anyOf", List.of(of(key.type()), section(section))))
              .orElseGet(() -> section(section));
    };
  }

  private static SequencedMap<String, Object> scalar(Scalar<?> scalar) {
    return scalar.schema().equals(Scalars.TEXT.schema())
        ? sorted(scalar.schema())
        : object("anyOf", List.of(sorted(scalar.schema()), REFERENCE));
  }

  /** In an order that is the same in every run. */
  private static SequencedMap<String, Object> sorted(Map<?, ?> schema) {
    var sorted = new TreeMap<String, Object>();
    schema.forEach((key, value) -> sorted.put((String) key, sorted(value)));
    return sorted;
  }

  private static Object sorted(Object value) {
    return switch (value) {
      case Map<?, ?> map -> sorted(map);
      case List<?> list -> list.stream().map(each -> sorted(each)).toList();
      default -> value;
    };
  }

  private static SequencedMap<String, Object> list(ListOf<?> list) {
    var schema = object("type", "array");
    schema.put("items", of(list.item()));
    schema.put("minItems", 1);
    if (list.once()) {
      schema.put("uniqueItems", true);
    }
    return schema;
  }

  private static SequencedMap<String, Object> named(Named<?> named) {
    var schema = object("type", "object");
    schema.put("minProperties", 1);
    schema.put(
        "propertyNames",
        object("pattern", "^%s$".formatted(Named.NAME), "not", object("const", Named.RESERVED)));
    schema.put("additionalProperties", of(named.each()));
    return schema;
  }

  private static SequencedMap<String, Object> section(Section<?> section) {
    var schema = object("type", "object");
    schema.put("additionalProperties", false);
    var properties = object();
    section.all().values().forEach(key -> properties.put(key.name(), property(key)));
    schema.put("properties", properties);
    if (!section.required().isEmpty()) {
      schema.put("required", section.required());
    }
    section.kinds().ifPresent(kinds -> schema.put("oneOf", required(kinds)));
    return schema;
  }

  private static List<Object> required(Kinds<?> kinds) {
    var one = new ArrayList<>();
    kinds.names().forEach(name -> one.add(Map.of("required", List.of(name))));
    return one;
  }

  private static SequencedMap<String, Object> property(Key<?> key) {
    var schema = object("description", key.doc().replace("**", ""));
    if (key.otherwise() instanceof Key.Otherwise.Always<?>(Object value)) {
      json(value, schema);
    }
    schema.putAll(of(key.type()));
    return schema;
  }

  /** Only single values: what an editor could put in. */
  private static void json(Object value, Map<String, Object> schema) {
    switch (value) {
      case Boolean _, Integer _ -> schema.put("default", value);
      case Duration d -> schema.put("default", Durations.text(d));
      case Enum<?> e -> schema.put("default", Enums.word(e));
      case Path p -> schema.put("default", p.toString());
      case Record _, Iterable<?> _, Map<?, ?> _ -> {}
      default -> schema.put("default", value.toString());
    }
  }

  private static SequencedMap<String, Object> object(Object... pairs) {
    var object = new LinkedHashMap<String, Object>();
    for (int i = 0; i < pairs.length; i += 2) {
      object.put((String) pairs[i], pairs[i + 1]);
    }
    return object;
  }
}
