package io.relevo.switching.kind;

import io.relevo.fleet.Setting.Share;
import io.relevo.switching.Found;

/**
 * Shares as whole weights. A small normal weight has few steps: of weight 4, every share from 38 %
 * to 62 % is 2.
 */
final class WholeWeight {
  private WholeWeight() {}

  /** The weight for a share; any share but none is at least 1. */
  static int of(int percent, int normal) {
    return percent == 0 ? 0 : Math.max(1, Math.round(normal * percent / 100f));
  }

  /** The shares that a weight stands for. */
  static Found found(int weight, int normal) {
    var from = 1;
    while (of(from, normal) < weight) {
      from++;
    }
    var to = from;
    while (to < 100 && of(to + 1, normal) == weight) {
      to++;
    }
    return found(from, to, weight, normal);
  }

  private static Found found(int from, int to, int weight, int normal) {
    if (of(from, normal) != weight) {
      // finer than a percent: nothing Relevo would write
      return new Found.Other("weight %d of %d".formatted(weight, normal));
    }
    return from == to ? new Found.At(new Share(from)) : new Found.Within(from, to);
  }
}
