package io.relevo.failover;

import java.time.Duration;

/** What an operator asks for. */
public sealed interface Order {
  /** Who asks: the user on the socket. */
  String owner();

  /** Take a member out of rotation for a time. */
  record Drain(String member, Duration lasting, String reason, String owner, boolean force)
      implements Order {}

  /**
   * Bring a member back before its deadline, and release a switch of it that somebody moved by
   * hand.
   */
  record Ready(String member, String owner, boolean force) implements Order {}

  /** Put a service in maintenance for a time. */
  record MaintenanceOn(String service, Duration lasting, String reason, String owner)
      implements Order {}

  /** End a service's maintenance. */
  record MaintenanceOff(String service, String owner) implements Order {}

  /** Freeze every switch where it is for a time. */
  record Pause(Duration lasting, String reason, String owner) implements Order {}

  /** End the freeze. */
  record Resume(String owner) implements Order {}
}
