package io.relevo.switching.kind;

import io.relevo.fleet.SwitchSpec;
import io.relevo.switching.Found;
import io.relevo.switching.Life;
import io.relevo.switching.kind.PowerdnsJson.Comment;
import io.relevo.switching.kind.PowerdnsJson.Rr;
import io.relevo.switching.kind.PowerdnsJson.RrSet;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;

/**
 * An address in a record set of PowerDNS.
 *
 * <p>The API has no compare-and-swap. The whole set is read, compared with what was seen before,
 * written and read again; the records of other people in it are written as they were read.
 */
final class PowerdnsSwitch extends SetSwitch {
  private static final String ACCOUNT = "relevo";

  private final SwitchSpec.Powerdns spec;
  private final PowerdnsForm form;
  private final PowerdnsApi api;
  private Optional<Life> life = Optional.empty();

  PowerdnsSwitch(SwitchSpec.Powerdns spec, Lock turn) {
    super("a DNS record", spec.where(), turn);
    this.spec = spec;
    this.form = PowerdnsForm.of(spec);
    this.api = new PowerdnsApi(spec, form.type());
  }

  @Override
  Found read() throws IOException {
    life = Optional.empty();
    var zone = api.served();
    life = zone.life();
    return form.find(zone.set(spec.set().name(), form.type()).map(RrSet::served).orElse(List.of()));
  }

  /** A database that is restored from an old copy has an older serial. */
  @Override
  public Optional<Life> life() {
    return life;
  }

  @Override
  void write(int percent, String note) throws IOException {
    var before = whole();
    var records = form.changed(before.all(), percent);
    var found = form.find(before.served());
    if (!found.equals(form.find(served(records)))) {
      unchanged(found);
      api.replace(before.with(records).saying(comments(before, percent, note)));
      api.flush();
    }
  }

  @Override
  List<String> lines(int percent) throws IOException {
    var before = whole();
    var after = before.with(form.changed(before.all(), percent));
    return List.of("PATCH " + api.url(), PowerdnsJson.replacing(after), "PUT " + api.flushUrl());
  }

  @Override
  void prove(int percent) throws IOException {
    var after = whole();
    var found = form.find(after.served());
    if (!found.equals(form.find(served(form.changed(after.all(), percent))))) {
      throw notArrived(found);
    }
  }

  /** Why it is not in stands beside it; what other people wrote there stays. */
  private List<Comment> comments(RrSet before, int percent, String note) {
    var comments =
        new ArrayList<>(before.said().stream().filter(comment -> !mine(comment)).toList());
    if (percent < 100) {
      comments.add(
          new Comment(
              spec.address() + ": " + note.strip(), ACCOUNT, Instant.now().getEpochSecond()));
    }
    return comments;
  }

  private boolean mine(Comment comment) {
    return ACCOUNT.equals(comment.account()) && comment.content().startsWith(spec.address() + ":");
  }

  private RrSet whole() throws IOException {
    return api.whole().orElseGet(this::none);
  }

  private RrSet none() {
    var ttl = Math.toIntExact(spec.set().ttl().toSeconds());
    return new RrSet(spec.set().name(), form.type(), ttl, List.of(), List.of());
  }

  private static List<Rr> served(List<Rr> records) {
    return records.stream().filter(record -> !record.disabled()).toList();
  }
}
