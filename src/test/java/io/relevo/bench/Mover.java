package io.relevo.bench;

import java.io.IOException;
import java.nio.file.Path;

/** What moves the address when nginx fails. */
enum Mover {
  RELEVO("Relevo"),
  SCRIPT("keepalived, vrrp_script"),
  PROCESS("keepalived, track_process");

  private final String words;

  Mover(String words) {
    this.words = words;
  }

  /** A pair of hosts that it looks after. */
  Pair start(Path folder) throws IOException {
    return switch (this) {
      case RELEVO -> RelevoPair.start(folder);
      case SCRIPT -> KeepalivedPair.script(folder);
      case PROCESS -> KeepalivedPair.process(folder);
    };
  }

  @Override
  public String toString() {
    return words;
  }
}
