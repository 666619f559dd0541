package io.relevo.fleet;

import java.util.Locale;

/** Everything that a look can measure and that a limit can be set on; the name is the key. */
public enum Measure {
  LAG(Unit.SECONDS, Worse.HIGH, "how far a replica is behind"),
  CONNECTIONS(Unit.PERCENT, Worse.HIGH, "connections used, of those allowed"),
  SESSIONS(Unit.PERCENT, Worse.HIGH, "sessions used, of those allowed"),
  QUEUE(Unit.COUNT, Worse.HIGH, "requests that wait"),
  THREADS(Unit.COUNT, Worse.HIGH, "statements that run at this moment"),
  SLOTS(Unit.PERCENT, Worse.HIGH, "replication slots used, of those allowed"),
  EXPIRES_IN(Unit.SECONDS, Worse.LOW, "how long the certificate is still valid"),
  LOAD(Unit.NUMBER, Worse.HIGH, "load average of one minute, per processor"),
  MEMORY(Unit.PERCENT, Worse.HIGH, "memory that cannot be had"),
  SWAP(Unit.PERCENT, Worse.HIGH, "swap used"),
  DISK(Unit.PERCENT, Worse.HIGH, "room used on a disk"),
  INODES(Unit.PERCENT, Worse.HIGH, "inodes used on a disk"),
  FILES(Unit.PERCENT, Worse.HIGH, "file descriptors used, of those allowed"),
  CLOCK(Unit.SECONDS, Worse.HIGH, "how far the clock is off");

  /** What it is counted in, and so how it is written: {@code 10s}, {@code 80%}, {@code 4.5}. */
  public enum Unit {
    SECONDS,
    PERCENT,
    COUNT,
    NUMBER,
    BYTES
  }

  /** In which direction it becomes worse. */
  public enum Worse {
    HIGH,
    LOW
  }

  private final Unit unit;
  private final Worse worse;
  private final String phrase;

  Measure(Unit unit, Worse worse, String phrase) {
    this.unit = unit;
    this.worse = worse;
    this.phrase = phrase;
  }

  /** The key in the configuration and the label in metrics. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public Unit unit() {
    return unit;
  }

  /** What it is, in words. */
  public String phrase() {
    return phrase;
  }

  /** Whether a value has reached a limit. */
  public boolean reaches(double value, double limit) {
    return worse == Worse.HIGH ? value >= limit : value <= limit;
  }
}
