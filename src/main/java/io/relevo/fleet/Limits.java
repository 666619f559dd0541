package io.relevo.fleet;

import java.util.List;

/**
 * From where on a target that answers is not as it should be.
 *
 * @param degraded one of these reached: it serves, but not as it should
 * @param down one of these reached: it is as good as dead
 */
public record Limits(List<Limit> degraded, List<Limit> down) {
  /** None at all. */
  public static final Limits NONE = new Limits(List.of(), List.of());

  /**
   * A limit of one measure.
   *
   * @param at in the measure's own unit; reached is passed
   */
  public record Limit(Measure measure, double at) {}
}
