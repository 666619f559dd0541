package io.relevo.switching.kind;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** The number of the signal that asks for JSON: it depends on how keepalived was built. */
final class KeepalivedSignal {
  private static final long PATIENCE_MS = 2000;

  private OptionalInt known = OptionalInt.empty();

  /** Asks the program, once. Only the loop's hands come here. */
  int number() throws IOException {
    if (known.isEmpty()) {
      known = OptionalInt.of(ask());
    }
    return known.getAsInt();
  }

  private static int ask() throws IOException {
    var process = new ProcessBuilder("keepalived", "--signum=JSON").start();
    try {
      if (!process.waitFor(PATIENCE_MS, TimeUnit.MILLISECONDS)) {
        throw new IOException("keepalived --signum=JSON does not end");
      }
      var said = new String(process.getInputStream().readNBytes(100), StandardCharsets.US_ASCII);
      return Integer.parseInt(said.strip());
    } catch (NumberFormatException e) {
      throw new IOException("keepalived --signum=JSON: must print a number", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      process.destroyForcibly();
    }
  }
}
