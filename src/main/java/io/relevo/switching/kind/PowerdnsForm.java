package io.relevo.switching.kind;

import io.relevo.fleet.SwitchSpec.Powerdns;
import io.relevo.switching.Found;
import io.relevo.switching.kind.PowerdnsJson.Rr;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;

/** What a member's share is in the records of a set, and how it is changed there. */
sealed interface PowerdnsForm permits PowerdnsPlain, PowerdnsWeighted {
  static PowerdnsForm of(Powerdns spec) {
    var address = InetAddress.ofLiteral(spec.address());
    return spec.out() == Powerdns.Withdrawal.WEIGHT
        ? new PowerdnsWeighted(spec, address)
        : new PowerdnsPlain(spec, address);
  }

  /** The type of its records. */
  String type();

  /** Where it is, by the records that are served. */
  Found find(List<Rr> served);

  /**
   * The records of the set, with the member's share changed and everything else kept.
   *
   * @throws IOException when this would leave nothing to be served
   */
  List<Rr> changed(List<Rr> all, int percent) throws IOException;
}
