package io.relevo.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import io.relevo.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** An editor with the schema says what Relevo says. */
class SchemaTest {
  private static final String BROKEN = "src/test/resources/config/broken/";

  private final JsonSchemaFactory factory = JsonSchemaFactory.getInstance(VersionFlag.V202012);

  @Test
  void the_schema_is_one() throws IOException {
    var meta = factory.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
    assertThat(meta.validate(schemaText(), InputFormat.JSON)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "config/relevo.example.yml",
        "config/relevo.stack.example.yml",
        "src/test/resources/config/design.yml"
      })
  void what_loads_is_good(String file) throws IOException {
    assertThat(validate(file)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "unknown-key",
        "no-targets",
        "name-reserved",
        "name-with-capitals",
        "targets-empty",
        "duration-without-a-unit",
        "duration-as-a-clock",
        "fall-zero",
        "fall-nothing",
        "fall-in-quotes",
        "bool-no",
        "bool-in-quotes",
        "mode",
        "path-relative",
        "url-scheme",
        "tcp-without-a-port",
        "probe-missing",
        "probe-twice",
        "probe-without-its-url",
        "lower-not-negative",
        "keep-missing",
        "member-twice",
        "members-not-a-list",
        "language",
        "budget-a-number",
        "person-without-mail"
      })
  void what_is_broken_by_itself_is_bad(String name) throws IOException {
    assertThat(validate(BROKEN + name + ".yml")).isNotEmpty();
  }

  private Set<ValidationMessage> validate(String file) throws IOException {
    var settings = LoadSettings.builder().setSchema(new CoreSchema()).build();
    var value = new Load(settings).loadFromString(Files.readString(Path.of(file)));
    return schema().validate(Json.write(value), InputFormat.JSON);
  }

  private JsonSchema schema() throws IOException {
    return factory.getSchema(schemaText());
  }

  private static String schemaText() throws IOException {
    return Files.readString(Path.of("config/relevo.schema.json"));
  }
}
