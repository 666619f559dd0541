package io.relevo.loop;

/** The places in a turn between which a crash must do no harm; tests crash there. */
public enum Milestone {
  /** The plan is made, nothing is done. */
  PLANNED,
  /** The journal has it. */
  REMEMBERED,
  /** The moves are begun. */
  MOVED,
  /** The messages are in the outbox and the mouth was woken. */
  TOLD
}
