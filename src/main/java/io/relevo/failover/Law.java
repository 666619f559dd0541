package io.relevo.failover;

/** The laws that can refuse an act; {@code docs/invariants.md} says why each matters. */
public enum Law {
  SURE(1, "unclear or stale evidence takes nothing out"),
  KEEP(2, "a group is never left with fewer healthy members in rotation than it must keep"),
  GATE(3, "a member comes back only when its own probe is green"),
  BUDGET(4, "automatic acts have a budget"),
  RETURN_WAIT(4, "each return after a failure waits longer"),
  FOREIGN(10, "Relevo does not fight people"),
  SELF(11, "an agent that may be the sick one moves nothing"),
  MODE(0, "a switch, a group and an agent act only in mode act"),
  ADVICE(0, "in mode advise it is only said what would be done"),
  FROZEN(0, "a freeze keeps every switch where it is"),
  DOMAIN(0, "of a failure domain one member is taken out at a time"),
  PLACE(0, "an agent moves only the switches of its own host"),
  ORIGIN(0, "an order ends on the agent that it was given on");

  private final int number;
  private final String sentence;

  Law(int number, String sentence) {
    this.number = number;
    this.sentence = sentence;
  }

  /** What it says, with its number in design where it has one. */
  public String sentence() {
    return number == 0 ? sentence : "law " + number + ": " + sentence;
  }
}
