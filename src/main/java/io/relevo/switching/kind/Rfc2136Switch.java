package io.relevo.switching.kind;

import io.relevo.fleet.Setting;
import io.relevo.fleet.Setting.Share;
import io.relevo.fleet.SwitchSpec;
import io.relevo.switching.Found;
import io.relevo.switching.Testimony;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Record;

/**
 * A record in a set of a name server that takes dynamic updates (RFC 2136).
 *
 * <p>The prerequisites of an update are its compare-and-swap: the server changes the set only if it
 * holds just the records that were read.
 */
final class Rfc2136Switch implements Actuator {
  /** How often it is read anew when somebody changes the set at the same time. */
  private static final int TRIES = 3;

  private final SwitchSpec.Rfc2136 spec;
  private final Rfc2136Form form;
  private final Rfc2136Server server;
  private final Lock turn;
  private @Nullable Found seen;

  /**
   * @param turn held while the set is changed: others of this agent may change the same one
   */
  Rfc2136Switch(SwitchSpec.Rfc2136 spec, Lock turn) {
    this.spec = spec;
    this.form = Rfc2136Form.of(spec);
    this.server = new Rfc2136Server(spec, form.type());
    this.turn = turn;
  }

  @Override
  public Found find() {
    try {
      seen = form.find(server.read());
      return seen;
    } catch (IOException e) {
      return new Found.Unreadable(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public List<Testimony> testimonies(Found found) {
    return List.of();
  }

  /** The note goes nowhere: there is no place for it in a record. */
  @Override
  public void move(Setting setting, String note) throws IOException {
    switch (setting) {
      case Share(int percent) -> move(percent);
      case Setting.Maintenance _ -> throw Misfit.of("a DNS record", "a share", setting);
    }
  }

  private void move(int percent) throws IOException {
    turn.lock();
    try {
      for (int tries = TRIES; !moved(percent, server.read()); tries--) {
        if (tries == 1) {
          throw new IOException(spec.where() + ": must be left alone while it is changed");
        }
      }
      arrived(percent);
    } finally {
      turn.unlock();
    }
  }

  private boolean moved(int percent, List<Record> before) throws IOException {
    var change = form.change(before, percent);
    if (change.isNothing()) {
      return true;
    }
    unchanged(before);
    return server.change(before, change);
  }

  /** What somebody else did to it since it was read is for the next turn to judge. */
  private void unchanged(List<Record> before) throws IOException {
    var found = form.find(before);
    if (seen != null && !found.equals(seen)) {
      throw new IOException(
          "%s: must be as it was read, %s (was: %s)"
              .formatted(spec.where(), seen.phrase(), found.phrase()));
    }
  }

  private void arrived(int percent) throws IOException {
    var after = server.read();
    if (!form.change(after, percent).isNothing()) {
      throw new IOException(
          "%s: must have moved when the server says so (was: %s)"
              .formatted(spec.where(), form.find(after).phrase()));
    }
  }
}
