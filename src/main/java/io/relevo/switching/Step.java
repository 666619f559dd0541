package io.relevo.switching;

import io.relevo.failover.Wanted;

/** What follows from comparing what a switch is with what it ought to be. */
public sealed interface Step {
  /** Which switch. */
  String name();

  /** Move it. */
  record Move(String name, Found from, Wanted to) implements Step {}

  /** It has arrived. */
  record Settle(String name, Wanted at) implements Step {}

  /** Somebody else moved it: say so and leave it. */
  record Leave(String name, Found found, Wanted wanted) implements Step {}
}
