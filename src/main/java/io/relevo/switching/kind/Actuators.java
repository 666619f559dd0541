package io.relevo.switching.kind;

import io.relevo.fleet.SwitchSpec;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Makes the actuator of each kind. A new kind of spec does not compile until it is made here. */
public final class Actuators {
  /** Two hands that write into one set or one file take turns, or one would undo the other's. */
  private final Map<Object, Lock> turns = new ConcurrentHashMap<>();

  /** What moves and reads such a switch; makes and touches nothing yet. */
  public Actuator make(SwitchSpec spec) {
    return switch (spec) {
      case SwitchSpec.Keepalived keepalived -> new KeepalivedSwitch(keepalived);
      case SwitchSpec.Haproxy haproxy ->
          new HaproxySwitch(haproxy, new HaproxyRuntime(haproxy.socket(), HaproxyRuntime.PATIENCE));
      case SwitchSpec.NginxFile nginx -> new NginxFileSwitch(nginx.file());
      case SwitchSpec.HaproxyMap map ->
          new HaproxyMapSwitch(map, new HaproxyRuntime(map.socket(), HaproxyRuntime.PATIENCE));
      case SwitchSpec.Command command -> new CommandSwitch(command);
      case SwitchSpec.Powerdns dns -> new PowerdnsSwitch(dns, turn(dns.set().name()));
      case SwitchSpec.Gdnsd gdnsd -> new GdnsdSwitch(gdnsd, turn(gdnsd.file()));
      case SwitchSpec.Rfc2136 dns -> new Rfc2136Switch(dns, turn(dns.set().name()));
      case SwitchSpec.Route53 dns -> new Route53Switch(dns, turn(dns.name()));
    };
  }

  private Lock turn(Object written) {
    return turns.computeIfAbsent(written, _ -> new ReentrantLock());
  }
}
