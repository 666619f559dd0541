package io.relevo.probe;

import io.relevo.fleet.Measure;
import java.util.List;

/**
 * A number that a look read.
 *
 * @param name the measure's key, or one of those below
 * @param of which one, where a target has several: a mount point, a server, what a plugin called
 *     it; else empty
 * @param value in the measure's own unit
 */
public record Measured(String name, String of, double value) {
  /** 1 where a host holds the address that {@code of} names, else 0. */
  public static final String HOLDER = "holder";

  /** 1 where a database takes writes, else 0. */
  public static final String WRITABLE = "writable";

  /**
   * Seconds since a replica received something new, or fewer: who receives can speak for who is
   * silent.
   */
  public static final String HEARD = "heard";

  /**
   * Whose writes: PostgreSQL's timeline, or the number of a MariaDB or MySQL. A replica has that of
   * its primary, and another one after a failover.
   */
  public static final String LINEAGE = "lineage";

  /** Bytes that a member of a cluster is behind its leader, as the cluster's manager sees it. */
  public static final String BEHIND = "behind";

  /** A figure of a plugin, in seconds, bytes, percent or a plain number. */
  public static final String PERFDATA = "perfdata";

  private static final List<String> TESTIMONY = List.of(HOLDER, WRITABLE);

  /** Those numbers that other agents judge by. */
  public static List<Measured> testimony(List<Measured> measures) {
    return measures.isEmpty()
        ? measures
        : measures.stream().filter(measured -> TESTIMONY.contains(measured.name())).toList();
  }

  /** Of a target that has just one of it. */
  public static Measured of(Measure measure, double value) {
    return new Measured(measure.key(), "", value);
  }

  /** Of one of several. */
  public static Measured of(Measure measure, String of, double value) {
    return new Measured(measure.key(), of, value);
  }
}
