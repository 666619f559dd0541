package io.relevo.probe.kind;

import io.relevo.probe.Measured;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a database can say as a witness of another.
 *
 * @param since seconds since it was seen to receive something new, or fewer
 * @param lineage whose writes it receives, or those that it writes itself
 */
record SqlHearing(Optional<Double> since, Optional<Double> lineage) {
  static final SqlHearing NOTHING = new SqlHearing(Optional.empty(), Optional.empty());

  List<Measured> measures() {
    return Stream.concat(
            since.stream().map(seconds -> new Measured(Measured.HEARD, "", seconds)),
            lineage.stream().map(line -> new Measured(Measured.LINEAGE, "", line)))
        .toList();
  }
}
