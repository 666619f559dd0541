package io.relevo.fleet;

import java.time.Duration;
import java.util.Optional;

/**
 * Something Relevo can move.
 *
 * @param on the agent that may move it; empty when every agent has its own copy, as with a flag
 *     file, or when it is shared
 * @param moves the member it takes in and out of rotation, or the service it puts in maintenance
 * @param mode how far Relevo may go with it
 * @param enforce whether a position somebody else chose is put right at once; otherwise it is
 *     reported and left
 * @param ramp how long its member takes to come back to its full share; empty as in its group
 * @param lingers how long users may still come after it is out: caches of DNS, sessions
 */
public record Switch(
    String name,
    Optional<String> on,
    SwitchSpec spec,
    Subject moves,
    Mode mode,
    boolean enforce,
    Optional<Duration> ramp,
    Duration lingers) {

  /** One with the ramp of its group, after which nobody comes. */
  public Switch(
      String name,
      Optional<String> on,
      SwitchSpec spec,
      Subject moves,
      Mode mode,
      boolean enforce) {
    this(name, on, spec, moves, mode, enforce, Optional.empty(), Duration.ZERO);
  }

  /** Whether it belongs to no single host: the first agent that is alive moves it for all. */
  public boolean shared() {
    return on.isEmpty() && spec.shared();
  }

  /** Where it is when nothing holds it. */
  public Setting normal() {
    return flag() ? new Setting.Maintenance(false) : new Setting.Share(100);
  }

  /** Where a hold puts it. */
  public Setting held() {
    return flag() ? new Setting.Maintenance(true) : new Setting.Share(0);
  }

  /** Whether it knows maintenance only: that of a service, or of a member that shows a page. */
  private boolean flag() {
    return moves instanceof Subject.OfService
        || spec instanceof SwitchSpec.NginxFile
        || spec instanceof SwitchSpec.HaproxyMap;
  }

  /** The same switch, put right whoever moved it: what an operator's {@code ready} asks for. */
  public Switch enforced() {
    return new Switch(name, on, spec, moves, mode, true, ramp, lingers);
  }
}
