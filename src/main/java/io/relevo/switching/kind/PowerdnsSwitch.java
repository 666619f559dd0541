package io.relevo.switching.kind;

import io.relevo.fleet.Setting;
import io.relevo.fleet.Setting.Share;
import io.relevo.fleet.SwitchSpec;
import io.relevo.switching.Found;
import io.relevo.switching.Testimony;
import io.relevo.switching.kind.PowerdnsJson.Comment;
import io.relevo.switching.kind.PowerdnsJson.Rr;
import io.relevo.switching.kind.PowerdnsJson.RrSet;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/**
 * An address in a record set of PowerDNS.
 *
 * <p>The API has no compare-and-swap. The whole set is read, compared with what was seen before,
 * written and read again; the records of other people in it are written as they were read.
 */
final class PowerdnsSwitch implements Actuator {
  private static final String ACCOUNT = "relevo";

  private final SwitchSpec.Powerdns spec;
  private final PowerdnsForm form;
  private final PowerdnsApi api;
  private final Lock turn;
  private @Nullable Found seen;

  /**
   * @param turn held while the set is changed: others of this agent may change the same one
   */
  PowerdnsSwitch(SwitchSpec.Powerdns spec, Lock turn) {
    this.spec = spec;
    this.form = PowerdnsForm.of(spec);
    this.api = new PowerdnsApi(spec, form.type());
    this.turn = turn;
  }

  @Override
  public Found find() {
    try {
      seen = form.find(api.served().map(RrSet::served).orElse(List.of()));
      return seen;
    } catch (IOException e) {
      return new Found.Unreadable(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public List<Testimony> testimonies(Found found) {
    return List.of();
  }

  @Override
  public void move(Setting setting, String note) throws IOException {
    switch (setting) {
      case Share(int percent) -> move(percent, note);
      case Setting.Maintenance _ -> throw Misfit.of("a DNS record", "a share", setting);
    }
  }

  private void move(int percent, String note) throws IOException {
    turn.lock();
    try {
      var before = api.whole().orElseGet(this::none);
      var records = form.changed(before.all(), percent);
      if (form.find(before.served()).equals(form.find(served(records)))) {
        return;
      }
      unchanged(before);
      api.replace(before.with(records).saying(comments(before, percent, note)));
      api.flush();
      arrived(records);
    } finally {
      turn.unlock();
    }
  }

  /** What somebody else did to it since it was read is for the next turn to judge. */
  private void unchanged(RrSet before) throws IOException {
    var found = form.find(before.served());
    if (seen != null && !found.equals(seen)) {
      throw new IOException(
          "%s: must be as it was read, %s (was: %s)"
              .formatted(spec.where(), seen.phrase(), found.phrase()));
    }
  }

  private void arrived(List<Rr> written) throws IOException {
    var wanted = form.find(served(written));
    var found = form.find(api.whole().map(RrSet::served).orElse(List.of()));
    if (!found.equals(wanted)) {
      throw new IOException(
          "%s: must be %s after it was written (was: %s)"
              .formatted(spec.where(), wanted.phrase(), found.phrase()));
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

  private RrSet none() {
    var ttl = Math.toIntExact(spec.set().ttl().toSeconds());
    return new RrSet(spec.set().name(), form.type(), ttl, List.of(), List.of());
  }

  private static List<Rr> served(List<Rr> records) {
    return records.stream().filter(record -> !record.disabled()).toList();
  }
}
