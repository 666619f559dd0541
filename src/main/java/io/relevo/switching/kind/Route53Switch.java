package io.relevo.switching.kind;

import io.relevo.fleet.SwitchSpec.Route53;
import io.relevo.switching.Found;
import io.relevo.switching.Testimony;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/**
 * A weighted record in Amazon Route 53.
 *
 * <p>A change is done when it is accepted: nobody can lose it any more. Until all name servers have
 * it the witness says so, and disagrees when that takes too long.
 */
final class Route53Switch extends SetSwitch {
  /** All requests of an account together may be five in a second. */
  private static final Duration READ_PACE = Duration.ofSeconds(10);

  private static final Duration SYNC_PACE = Duration.ofSeconds(2);

  private final Route53 spec;
  private final Route53Api api;
  private final Paced<List<ResourceRecordSet>> records;
  private @Nullable OnItsWay onItsWay;

  /** A change that was accepted, and not seen on all name servers. */
  private record OnItsWay(String id, long since, Paced<Boolean> inSync) {
    Duration age() {
      return Duration.ofNanos(System.nanoTime() - since);
    }
  }

  Route53Switch(Route53 spec, Lock turn) {
    super("a DNS record", spec.where(), turn);
    this.spec = spec;
    this.api = new Route53Api(spec);
    this.records = new Paced<>(READ_PACE, api::records);
  }

  @Override
  Found read() throws IOException {
    return new Route53Weights(spec, records.ask()).found();
  }

  @Override
  List<String> lines(int percent) throws IOException {
    var before = now();
    return List.of(
        "in zone %s, both or neither:".formatted(spec.zone()),
        line("DELETE", before.mine()),
        line("CREATE", before.changed(percent)));
  }

  private static String line(String action, ResourceRecordSet record) {
    return "%s %s %s %s, weight %d"
        .formatted(
            action, record.name(), record.typeAsString(), record.setIdentifier(), record.weight());
  }

  @Override
  void write(int percent, String note) throws IOException {
    var before = now();
    var changed = before.changed(percent);
    if (!changed.equals(before.mine())) {
      unchanged(before.found());
      var change = api.replace(before.mine(), changed, note);
      onItsWay =
          new OnItsWay(change, System.nanoTime(), new Paced<>(SYNC_PACE, () -> api.inSync(change)));
    }
  }

  @Override
  void prove(int percent) throws IOException {
    var after = now();
    if (!after.changed(percent).equals(after.mine())) {
      throw notArrived(after.found());
    }
  }

  private Route53Weights now() throws IOException {
    records.forget();
    return new Route53Weights(spec, records.ask());
  }

  @Override
  public List<Testimony> testimonies(Found found) {
    var change = onItsWay;
    return change == null ? List.of() : List.of(testimony(change));
  }

  private static Testimony testimony(OnItsWay change) {
    try {
      return change.inSync().ask() ? new Testimony("route53", "INSYNC", true) : pending(change);
    } catch (IOException e) {
      return new Testimony("route53", "nothing: " + e.getMessage(), false);
    }
  }

  private static Testimony pending(OnItsWay change) {
    return change.age().compareTo(Route53.SPREADING) <= 0
        ? new Testimony("route53", "PENDING", true)
        : new Testimony(
            "route53",
            "change %s PENDING for more than %d s"
                .formatted(change.id(), Route53.SPREADING.toSeconds()),
            false);
  }
}
