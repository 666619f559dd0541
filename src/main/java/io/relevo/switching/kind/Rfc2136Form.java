package io.relevo.switching.kind;

import io.relevo.fleet.DnsMember;
import io.relevo.fleet.SwitchSpec.Rfc2136;
import io.relevo.switching.Found;
import java.io.IOException;
import java.util.List;
import org.xbill.DNS.Record;

/** What a member's share is in a set, and how it is changed there. */
sealed interface Rfc2136Form permits Rfc2136Address, Rfc2136Service {
  static Rfc2136Form of(Rfc2136 spec) {
    return switch (spec.member()) {
      case DnsMember.Address address -> Rfc2136Address.of(spec.set(), address);
      case DnsMember.Service service -> Rfc2136Service.of(spec.set(), service);
    };
  }

  /** The type of its records. */
  int type();

  /** Where it is. */
  Found find(List<Record> set);

  /**
   * What makes it have that share.
   *
   * @throws IOException when this would leave nothing in the set
   */
  Rfc2136Change change(List<Record> set, int percent) throws IOException;

  /** The time to live that a record is added with: a set has one for all. */
  static long ttl(List<Record> set, long otherwise) {
    return set.isEmpty() ? otherwise : set.getFirst().getTTL();
  }
}
