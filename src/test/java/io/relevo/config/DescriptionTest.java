package io.relevo.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.fleet.ProbeSpec;
import io.relevo.fleet.SwitchSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What editors and people are told about the file is what reads the file. */
class DescriptionTest {
  private static final String MARK = "<!-- from here on: written by DescriptionTest -->\n";

  @Test
  void the_schema_is_made_from_the_description() throws IOException {
    Golden.assertSame(Path.of("config/relevo.schema.json"), SchemaText.of(TopSection.SECTION));
  }

  @Test
  void the_tables_are_made_from_the_description() throws IOException {
    var file = Path.of("docs/configuration.md");
    var text = Files.readString(file);
    var prose = text.substring(0, text.indexOf(MARK) + MARK.length());
    Golden.assertSame(file, prose + TableText.of(TopSection.SECTION));
  }

  @Test
  void every_kind_has_the_name_of_its_record() {
    assertThat(ProbeKinds.ALL.names()).containsExactlyElementsOf(kinds(ProbeSpec.class));
    assertThat(SwitchKinds.ALL.names()).containsExactlyElementsOf(kinds(SwitchSpec.class));
  }

  private static List<String> kinds(Class<?> sealed) {
    return Arrays.stream(sealed.getPermittedSubclasses())
        .map(kind -> kind.getSimpleName().replaceAll("(?<=.)([A-Z])", "-$1"))
        .map(name -> name.toLowerCase(Locale.ROOT))
        .toList();
  }

  @Test
  void every_key_says_what_it_is_in_sentences() {
    keys(TopSection.SECTION)
        .forEach(key -> assertThat(key.doc()).as(key.name()).matches("(?s)[A-Zk`].*\\."));
  }

  private static Stream<Key<?>> keys(Type<?> type) {
    return switch (type) {
      case Section<?> section ->
          section.all().values().stream()
              .flatMap(key -> Stream.concat(Stream.of(key), keys(key.type())));
      case Named<?> named -> keys(named.each());
      case ListOf<?> list -> keys(list.item());
      case NameOf _, Scalar<?> _ -> Stream.of();
    };
  }
}
