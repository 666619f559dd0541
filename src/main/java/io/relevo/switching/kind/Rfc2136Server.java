package io.relevo.switching.kind;

import io.relevo.fleet.SwitchSpec.Rfc2136;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.Type;
import org.xbill.DNS.Update;

/** One record set of a name server, asked and told over TCP; what is said is signed, both ways. */
final class Rfc2136Server {
  /** It answers within milliseconds; one that is frozen should not hold the hand for long. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Rfc2136 spec;
  private final Name zone;
  private final Name name;
  private final int type;

  Rfc2136Server(Rfc2136 spec, int type) {
    this.spec = spec;
    this.zone = Names.of(spec.set().zone());
    this.name = Names.of(spec.set().name());
    this.type = type;
  }

  /** The set as this server has it. */
  List<Record> read() throws IOException {
    return ask(name, type);
  }

  /** The serial number of the zone, which grows with each change. */
  Optional<Long> serial() throws IOException {
    return ask(zone, Type.SOA).stream()
        .map(SOARecord.class::cast)
        .map(SOARecord::getSerial)
        .findFirst();
  }

  private List<Record> ask(Name name, int type) throws IOException {
    var question = Message.newQuery(Record.newRecord(name, type, DClass.IN));
    question.getHeader().unsetFlag(Flags.RD);
    var answer = send(question);
    var rcode = answer.getRcode();
    if (rcode != Rcode.NOERROR && rcode != Rcode.NXDOMAIN) {
      throw refused(rcode);
    }
    if (!answer.getHeader().getFlag(Flags.AA)) {
      throw new IOException(
          at() + ": must have the zone " + spec.set().zone() + " (was: an answer without AA)");
    }
    return answer.getSection(Section.ANSWER).stream()
        .filter(record -> record.getType() == type && record.getName().equals(name))
        .toList();
  }

  /**
   * Changes the set if it still is as it was read.
   *
   * @return whether it was; if not, nothing was changed
   */
  boolean change(List<Record> before, Rfc2136Change change) throws IOException {
    var update = new Update(zone);
    if (before.isEmpty()) {
      update.absent(name, type);
    }
    before.forEach(record -> update.present(withoutTime(record)));
    change.gone().forEach(update::delete);
    change.added().forEach(update::add);
    var rcode = send(update).getRcode();
    return switch (rcode) {
      case Rcode.NOERROR -> true;
      case Rcode.NXRRSET, Rcode.YXRRSET -> false;
      default -> throw refused(rcode);
    };
  }

  /** RFC 2136: in a prerequisite a record has no time to live. */
  private static Record withoutTime(Record record) {
    return Record.newRecord(
        record.getName(), record.getType(), record.getDClass(), 0, record.rdataToWireCanonical());
  }

  private Message send(Message message) throws IOException {
    var server = new InetSocketAddress(spec.host(), spec.port());
    if (server.isUnresolved()) {
      throw new IOException(at() + ": must be a host that is known");
    }
    var resolver = new SimpleResolver(server);
    resolver.setTCP(true);
    resolver.setTimeout(PATIENCE);
    resolver.setTSIGKey(key());
    try {
      return verified(resolver.send(message));
    } catch (IOException e) {
      throw new IOException("%s: must answer (was: %s)".formatted(at(), e.getMessage()), e);
    }
  }

  /** A refusal may come unsigned: it promises nothing. Everything else must be the server's own. */
  private Message verified(Message answer) throws IOException {
    var rcode = answer.getRcode();
    if ((rcode == Rcode.NOERROR || rcode == Rcode.NXDOMAIN) && !answer.isVerified()) {
      throw new IOException("an answer that is not signed with this key");
    }
    return answer;
  }

  private IOException refused(int rcode) {
    return new IOException(
        "%s: must answer NOERROR to the key %s (was: %s)"
            .formatted(at(), spec.key().name(), Rcode.string(rcode)));
  }

  private TSIG key() {
    return new TSIG(
        TSIG.algorithmToName(spec.key().algorithm()),
        Names.of(spec.key().name()),
        spec.key().secret().value());
  }

  private String at() {
    return "the name server " + spec.host() + ":" + spec.port();
  }
}
