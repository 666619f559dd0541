package io.relevo.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** A short command that must succeed. */
final class Command {
  private Command() {}

  /**
   * Runs it to its end and returns what it printed; any exit status but zero is an error that
   * quotes the output.
   */
  static String run(String... command) {
    try {
      Process process = new ProcessBuilder(Lab.resolved(command)).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int status = process.waitFor();
      if (status != 0) {
        throw new IllegalStateException(
            "%s: must succeed (was: exit %d, %s)"
                .formatted(String.join(" ", command), status, output.strip()));
      }
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(String.join(" ", command) + ": interrupted", e);
    }
  }

  static String[] concat(List<String> prefix, String... command) {
    return Stream.concat(prefix.stream(), Stream.of(command)).toArray(String[]::new);
  }
}
