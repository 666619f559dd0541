package io.relevo.switching.kind;

import io.relevo.fleet.SwitchSpec;

/** Makes the actuator of each kind. A new kind of spec does not compile until it is made here. */
public final class Actuators {
  private Actuators() {}

  /** What moves and reads such a switch; makes and touches nothing yet. */
  public static Actuator make(SwitchSpec spec) {
    return switch (spec) {
      case SwitchSpec.Keepalived keepalived -> new KeepalivedSwitch(keepalived);
      case SwitchSpec.Haproxy haproxy ->
          new HaproxySwitch(haproxy, new HaproxyRuntime(haproxy.socket(), HaproxyRuntime.PATIENCE));
      case SwitchSpec.NginxFile nginx -> new NginxFileSwitch(nginx.file());
      case SwitchSpec.HaproxyMap map ->
          new HaproxyMapSwitch(map, new HaproxyRuntime(map.socket(), HaproxyRuntime.PATIENCE));
      case SwitchSpec.Command command -> new CommandSwitch(command);
    };
  }
}
