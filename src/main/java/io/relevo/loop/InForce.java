package io.relevo.loop;

import io.relevo.config.Configuration;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The configuration in force; only a good one ever takes its place (law 9). */
public final class InForce {
  private final Rereading file;
  private final Clock clock;
  private volatile Configuration configuration;
  private volatile Instant since;
  private volatile Optional<String> trouble = Optional.empty();

  /**
   * @param first what the file said at the start
   */
  public InForce(Configuration first, Rereading file, Clock clock) {
    this.configuration = first;
    this.file = file;
    this.clock = clock;
    this.since = clock.instant();
  }

  public Configuration get() {
    return configuration;
  }

  /** When it was read. */
  Instant since() {
    return since;
  }

  /** Why the last reload was refused, where it was. */
  Optional<String> trouble() {
    return trouble;
  }

  /** Reads the file again; the answer is what keeps it from being in force. */
  synchronized List<String> reload() {
    var problems =
        switch (file.read()) {
          case Rereading.Outcome.Bad(List<String> bad) -> bad;
          case Rereading.Outcome.Good(Configuration good) -> replace(good);
        };
    trouble = problems.stream().findFirst();
    return problems;
  }

  private List<String> replace(Configuration good) {
    var fixed = Fixed.changed(configuration, good);
    if (fixed.isEmpty()) {
      configuration = good;
      since = clock.instant();
    }
    return fixed;
  }
}
