package io.relevo.switching.kind;

import io.relevo.fleet.DnsMember;
import io.relevo.fleet.RecordSet;
import io.relevo.fleet.Setting.Share;
import io.relevo.switching.Found;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/** An address in a set of addresses: there or not, whatever the share. */
record Rfc2136Address(RecordSet set, InetAddress address) implements Rfc2136Form {
  static Rfc2136Address of(RecordSet set, DnsMember.Address member) {
    return new Rfc2136Address(set, InetAddress.ofLiteral(member.address()));
  }

  @Override
  public int type() {
    return address instanceof Inet6Address ? Type.AAAA : Type.A;
  }

  @Override
  public Found find(List<Record> records) {
    return records.isEmpty()
        ? new Found.Other("no %s record of %s".formatted(Type.string(type()), set.name()))
        : new Found.At(new Share(mine(records).isEmpty() ? 0 : 100));
  }

  @Override
  public Rfc2136Change change(List<Record> records, int percent) throws IOException {
    var mine = mine(records);
    if (percent > 0) {
      return new Rfc2136Change(List.of(), mine.isEmpty() ? List.of(record(records)) : List.of());
    }
    if (!mine.isEmpty() && mine.size() == records.size()) {
      throw Emptied.of(set.name() + " " + Type.string(type()), address.getHostAddress());
    }
    return new Rfc2136Change(mine, List.of());
  }

  private List<Record> mine(List<Record> records) {
    return records.stream().filter(record -> address.equals(addressOf(record))).toList();
  }

  private static InetAddress addressOf(Record record) {
    return record instanceof AAAARecord six ? six.getAddress() : ((ARecord) record).getAddress();
  }

  private Record record(List<Record> records) {
    var name = Names.of(set.name());
    var ttl = Rfc2136Form.ttl(records, set.ttl().toSeconds());
    return type() == Type.AAAA
        ? new AAAARecord(name, DClass.IN, ttl, address)
        : new ARecord(name, DClass.IN, ttl, address);
  }
}
