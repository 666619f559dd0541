package io.relevo.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a command runs.
 *
 * @param zone the reader's
 */
record Shell(Map<String, String> environment, PrintStream out, PrintStream err, ZoneId zone) {
  private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");

  static Shell real() {
    return new Shell(System.getenv(), System.out, System.err, ZoneId.systemDefault());
  }

  /** Who types: the person behind sudo, where there is one. */
  String user() {
    return Stream.of("SUDO_USER", "USER", "LOGNAME")
        .flatMap(name -> variable(name).stream())
        .findFirst()
        .orElse("");
  }

  /** Which agent this host runs when nobody says. */
  String agent() throws IOException {
    var told = variable("RELEVO_AGENT");
    return told.isPresent() ? told.get() : Files.readString(HOST_NAME).strip();
  }

  /** Prints an answer, in UTF-8 whatever the locale. */
  void say(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    out.write(bytes, 0, bytes.length);
    out.flush();
  }

  /** Prints an error where errors go, in one line with the program's name before it. */
  void complain(String sentence) {
    err.writeBytes(("relevo: " + sentence + "\n").getBytes(StandardCharsets.UTF_8));
    err.flush();
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }
}
