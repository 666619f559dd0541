package io.relevo.switching.kind;

import io.relevo.fleet.SwitchSpec;
import io.relevo.switching.Found;
import io.relevo.switching.Life;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.stream.Stream;
import org.xbill.DNS.Record;

/**
 * A record in a set of a name server that takes dynamic updates (RFC 2136).
 *
 * <p>The prerequisites of an update are its compare-and-swap: the server changes the set only if it
 * holds just the records that were read.
 */
final class Rfc2136Switch extends SetSwitch {
  /** How often it is read anew when somebody changes the set at the same time. */
  private static final int TRIES = 3;

  private final SwitchSpec.Rfc2136 spec;
  private final Rfc2136Form form;
  private final Rfc2136Server server;
  private Optional<Life> life = Optional.empty();

  Rfc2136Switch(SwitchSpec.Rfc2136 spec, Lock turn) {
    super("a DNS record", spec.where(), turn);
    this.spec = spec;
    this.form = Rfc2136Form.of(spec);
    this.server = new Rfc2136Server(spec, form.type());
  }

  @Override
  Found read() throws IOException {
    life = Optional.empty();
    life = server.serial().map(Life.OfZone::new);
    return form.find(server.read());
  }

  /** A zone that is restored from an old copy has an older serial. */
  @Override
  public Optional<Life> life() {
    return life;
  }

  /** The note goes nowhere: there is no place for it in a record. */
  @Override
  void write(int percent, String note) throws IOException {
    for (int tries = TRIES; !written(percent, server.read()); tries--) {
      if (tries == 1) {
        throw new IOException(spec.where() + ": must be left alone while it is changed");
      }
    }
  }

  private boolean written(int percent, List<Record> before) throws IOException {
    var change = form.change(before, percent);
    if (change.isNothing()) {
      return true;
    }
    unchanged(form.find(before));
    return server.change(before, change);
  }

  /** As nsupdate(1) takes them. */
  @Override
  List<String> lines(int percent) throws IOException {
    var change = form.change(server.read(), percent);
    return Stream.concat(
            change.gone().stream().map(gone -> "update delete " + flat(gone)),
            change.added().stream().map(added -> "update add " + flat(added)))
        .toList();
  }

  private static String flat(Record record) {
    return record.toString().replace('\t', ' ');
  }

  @Override
  void prove(int percent) throws IOException {
    var after = server.read();
    if (!form.change(after, percent).isNothing()) {
      throw notArrived(form.find(after));
    }
  }
}
