package io.relevo.cli;

import io.relevo.api.Served;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of prose with commands in it. {@code <!-- then: nginx-1 is down -->} makes something
 * happen; in a block marked {@code console} every line after {@code $} is typed, and what stands
 * below it is what was printed.
 */
final class Transcript {
  private static final Pattern THEN = Pattern.compile("<!-- then: (.*) -->");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
  private static final String PROMPT = "$ relevo ";
  private static final ZoneId ZONE = ZoneId.of("America/Santiago");

  private final Served served;
  private final List<String> told = new ArrayList<>();
  private final List<String> printed = new ArrayList<>();

  Transcript(Served served) {
    this.served = served;
  }

  /** The page as it should be: the same prose and commands, with what they print now. */
  String of(Path page) throws IOException {
    var console = false;
    for (var line : Files.readAllLines(page)) {
      var then = THEN.matcher(line);
      if (then.matches()) {
        Happening.in(served, then.group(1));
      }
      console = console ? !line.equals("```") : line.equals("```console");
      if (!console || line.equals("```console")) {
        told.add(line);
      } else if (line.startsWith(PROMPT)) {
        told.add(line);
        type(line.substring(PROMPT.length()));
      }
    }
    return String.join("\n", told) + "\n";
  }

  private void type(String command) {
    var bytes = new ByteArrayOutputStream();
    var stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    var shell = new Shell(Map.of("USER", "ana", "RELEVO_AGENT", "lb-1"), stream, stream, ZONE);
    var exit = Cli.execute(shell, (_, _) -> 0, words(command));
    bytes.toString(StandardCharsets.UTF_8).lines().forEach(this::print);
    if (exit != 0) {
      told.add("(exit code " + exit + ")");
    }
  }

  private void print(String line) {
    told.add(line);
    printed.add(line);
  }

  /** Every line that was printed. */
  List<String> printed() {
    return printed;
  }

  private String[] words(String command) {
    var typed =
        WORD.matcher(command).results().map(w -> w.group(1) == null ? w.group(2) : w.group(1));
    return Stream.concat(typed, Stream.of("--socket", served.socket.toString()))
        .toArray(String[]::new);
  }
}
