package io.relevo.loop;

import io.relevo.config.Configuration;
import java.util.List;

/** Reads the configuration again. */
public interface Rereading {
  /** Either a configuration or its problems. */
  sealed interface Outcome {
    record Good(Configuration configuration) implements Outcome {}

    record Bad(List<String> problems) implements Outcome {}
  }

  /** Reads it as it is on the disk now. */
  Outcome read();
}
