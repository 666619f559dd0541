package io.relevo.switching.kind;

import io.relevo.fleet.DnsMember;
import io.relevo.fleet.RecordSet;
import io.relevo.fleet.Setting.Share;
import io.relevo.switching.Found;
import java.io.IOException;
import java.util.List;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.Type;

/**
 * A server in a set of SRV records: its weight is its share. RFC 2782 still sends a few clients to
 * a weight of 0, so that out is not in the set.
 */
record Rfc2136Service(RecordSet set, DnsMember.Service member, Name target) implements Rfc2136Form {
  static Rfc2136Service of(RecordSet set, DnsMember.Service member) {
    return new Rfc2136Service(set, member, Names.of(member.target()));
  }

  @Override
  public int type() {
    return Type.SRV;
  }

  @Override
  public Found find(List<Record> records) {
    var mine = mine(records);
    if (records.isEmpty() || mine.size() > 1) {
      return new Found.Other(
          "%d SRV records of %s".formatted(records.isEmpty() ? 0 : mine.size(), set.name()));
    }
    return mine.isEmpty() ? new Found.At(new Share(0)) : share(mine.getFirst());
  }

  private Found share(SRVRecord record) {
    if (record.getPriority() != member.priority()) {
      return new Found.Other(
          "priority %d, not %d".formatted(record.getPriority(), member.priority()));
    }
    var weight = record.getWeight();
    return weight == 0 || weight > member.weight()
        ? new Found.Other("weight %d of %d".formatted(weight, member.weight()))
        : WholeWeight.found(weight, member.weight());
  }

  @Override
  public Rfc2136Change change(List<Record> records, int percent) throws IOException {
    var mine = mine(records);
    if (percent == 0 && !mine.isEmpty() && mine.size() == records.size()) {
      throw Emptied.of(set.name() + " SRV", member.target());
    }
    var wanted = percent == 0 ? List.<Record>of() : List.<Record>of(record(records, percent));
    return new Rfc2136Change(
        List.copyOf(mine.stream().filter(record -> !wanted.contains(record)).toList()),
        wanted.stream().filter(record -> !mine.contains(record)).toList());
  }

  private List<SRVRecord> mine(List<Record> records) {
    return records.stream()
        .map(SRVRecord.class::cast)
        .filter(record -> record.getTarget().equals(target) && record.getPort() == member.port())
        .toList();
  }

  private Record record(List<Record> records, int percent) {
    return new SRVRecord(
        Names.of(set.name()),
        DClass.IN,
        Rfc2136Form.ttl(records, set.ttl().toSeconds()),
        member.priority(),
        WholeWeight.of(percent, member.weight()),
        member.port(),
        target);
  }
}
