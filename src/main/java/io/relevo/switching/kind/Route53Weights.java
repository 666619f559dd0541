package io.relevo.switching.kind;

import io.relevo.fleet.Setting.Share;
import io.relevo.fleet.SwitchSpec.Route53;
import io.relevo.switching.Found;
import java.io.IOException;
import java.util.List;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/**
 * The weights of one name. A record of weight 0 is not served; but when all of them are 0, Route 53
 * serves all, each as often as any other.
 */
record Route53Weights(Route53 spec, List<ResourceRecordSet> records) {
  Found found() {
    var mine = records.stream().filter(this::mine).findFirst();
    return mine.map(record -> found(record.weight())).orElse(new Found.Other(missing()));
  }

  private Found found(long weight) {
    if (weight == 0) {
      return others() == 0
          ? new Found.Other("weight 0, as all others: Route 53 serves all of them")
          : new Found.At(new Share(0));
    }
    return weight > spec.weight()
        ? new Found.Other("weight %d of %d".formatted(weight, spec.weight()))
        : WholeWeight.found(Math.toIntExact(weight), spec.weight());
  }

  ResourceRecordSet mine() throws IOException {
    return records.stream()
        .filter(this::mine)
        .findFirst()
        .orElseThrow(() -> new IOException(missing()));
  }

  /**
   * The member's record with that share.
   *
   * @throws IOException when there is none, or when it is the last one that is served
   */
  ResourceRecordSet changed(int percent) throws IOException {
    var record = mine();
    if (percent == 0 && others() == 0) {
      throw Emptied.of(spec.name() + " " + spec.type(), spec.id());
    }
    return record.toBuilder().weight((long) WholeWeight.of(percent, spec.weight())).build();
  }

  private long others() {
    return records.stream()
        .filter(record -> !mine(record))
        .mapToLong(ResourceRecordSet::weight)
        .sum();
  }

  private boolean mine(ResourceRecordSet record) {
    return spec.id().equals(record.setIdentifier());
  }

  private String missing() {
    return "no weighted %s record %s of %s".formatted(spec.type(), spec.id(), spec.name());
  }
}
