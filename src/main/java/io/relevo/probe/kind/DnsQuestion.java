package io.relevo.probe.kind;

import io.relevo.fleet.ProbeSpec;
import io.relevo.fleet.Subnet;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.Address;
import org.xbill.DNS.ClientSubnetOption;
import org.xbill.DNS.DClass;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/**
 * What is asked of each resolver.
 *
 * @param options the region it is asked for, where there is one
 */
record DnsQuestion(Record record, List<EDNSOption> options) {
  /** Bytes of an answer that pass every network in one piece (the DNS flag day of 2020). */
  private static final int PAYLOAD = 1232;

  /**
   * The question of a target.
   *
   * @throws IllegalArgumentException if it is no name
   */
  static DnsQuestion of(ProbeSpec.Dns spec) {
    try {
      int type = Type.value(spec.type().name());
      Name name = Name.fromString(spec.name(), Name.root);
      return new DnsQuestion(Record.newRecord(name, type, DClass.IN), options(spec.subnet()));
    } catch (TextParseException e) {
      throw new IllegalArgumentException("name: must be one (was: " + spec.name() + ")", e);
    }
  }

  private static List<EDNSOption> options(Optional<Subnet> subnet) {
    return subnet.map(DnsQuestion::option).map(List::of).orElse(List.of());
  }

  /** The network's own address: dnsjava refuses that of a host. */
  private static EDNSOption option(Subnet net) {
    InetAddress address = InetAddress.ofLiteral(net.address());
    return new ClientSubnetOption(net.bits(), Address.truncate(address, net.bits()));
  }

  /** The question with a number of its own. */
  Message ask() {
    Message query = Message.newQuery(record);
    query.addRecord(new OPTRecord(PAYLOAD, 0, 0, 0, options), Section.ADDITIONAL);
    return query;
  }
}
