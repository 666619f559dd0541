package io.relevo.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Text to nodes, by YAML 1.2. */
final class Yaml {
  /** By what the parser says; it says it without showing what stands in the file. */
  private static final Map<String, String> HINTS =
      Map.of(
          "(TAB)", "indent with spaces",
          "mapping values are not allowed here", "put text that has a colon in quotes",
          "another document", "remove the line ---",
          "character '@'", "put text that begins with @ in quotes",
          "character '`'", "put text that begins with ` in quotes",
          "character '%'", "put text that begins with % in quotes");

  private Yaml() {}

  static Node compose(String file, String text) throws ConfigException {
    try {
      return new Compose(settings(file))
          .composeString(text)
          .orElseThrow(
              () -> exception(file, 1, 1, "the file must say something", Optional.empty()));
    } catch (MarkedYamlEngineException e) {
      throw wrong(file, e);
    } catch (ReaderException e) {
      throw unprintable(file, text, e);
    } catch (YamlEngineException e) {
      throw exception(file, 1, 1, "the file must be YAML 1.2: " + e.getMessage(), Optional.empty());
    }
  }

  private static LoadSettings settings(String file) {
    return LoadSettings.builder()
        .setLabel(file)
        .setSchema(new CoreSchema())
        .setAllowNonScalarKeys(true) // Nodes refuses them, and knows where they stand
        .build();
  }

  private static ConfigException wrong(String file, MarkedYamlEngineException e) {
    var mark = e.getProblemMark();
    // The parser would show the name of an alias, which may be a secret that begins with *.
    var problem =
        e.getProblem().replaceFirst("(undefined alias) .*", "$1").replaceFirst("[.] .*", "");
    return exception(
        file,
        mark.map(Mark::getLine).orElse(0) + 1,
        mark.map(Mark::getColumn).orElse(0) + 1,
        "the file must be YAML 1.2: " + problem,
        HINTS.keySet().stream().filter(problem::contains).findFirst().map(HINTS::get));
  }

  private static ConfigException unprintable(String file, String text, ReaderException e) {
    var before = text.substring(0, text.offsetByCodePoints(0, e.getPosition()));
    return exception(
        file,
        Math.toIntExact(before.chars().filter(c -> c == '\n').count()) + 1,
        before.length() - before.lastIndexOf('\n'),
        "the file must have printable characters only (was: U+%04X)".formatted(e.getCodePoint()),
        Optional.empty());
  }

  private static ConfigException exception(
      String file, int line, int column, String what, Optional<String> hint) {
    return new ConfigException(
        List.of(new ConfigProblem(file, line, column, what, Optional.empty(), hint)));
  }
}
