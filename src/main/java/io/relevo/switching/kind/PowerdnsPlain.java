package io.relevo.switching.kind;

import io.relevo.fleet.Setting.Share;
import io.relevo.fleet.SwitchSpec.Powerdns;
import io.relevo.switching.Found;
import io.relevo.switching.kind.PowerdnsJson.Rr;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/** One record for each address: one that is not in the set, or is disabled, is out. */
record PowerdnsPlain(Powerdns spec, InetAddress address) implements PowerdnsForm {
  @Override
  public String type() {
    return address instanceof Inet6Address ? "AAAA" : "A";
  }

  @Override
  public Found find(List<Rr> served) {
    if (served.isEmpty()) {
      return new Found.Other("no " + type() + " record of " + spec.set().name());
    }
    return new Found.At(new Share(served.stream().anyMatch(this::mine) ? 100 : 0));
  }

  /** A record is served or not: any share but none is in. */
  @Override
  public List<Rr> changed(List<Rr> all, int percent) throws IOException {
    var changed = new ArrayList<>(all.stream().filter(record -> !mine(record)).toList());
    if (percent > 0) {
      changed.add(new Rr(spec.address(), false));
    } else if (changed.stream().allMatch(Rr::disabled)) {
      throw Emptied.of(spec.set().name() + " " + type(), spec.address());
    } else if (spec.out() == Powerdns.Withdrawal.DISABLED) {
      changed.add(new Rr(spec.address(), true));
    }
    return changed;
  }

  private boolean mine(Rr record) {
    return address.equals(InetAddress.ofLiteral(record.content()));
  }
}
