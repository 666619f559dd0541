package io.relevo.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** Says the results of the failover bench, for people and then for machines. */
final class FailoverTable {
  private static final String ROW = "%-7s %-26s %7s %6s %6s   %7s %6s %6s   %5s %5s %5s%n";

  private final List<Round.Result> results;

  FailoverTable(List<Round.Result> results) {
    this.results = results;
  }

  void print() {
    System.out.printf(
        "%n%-34s %-21s   %-21s   %s%n",
        "", "file written, ms", "address moved, ms", "failed requests");
    System.out.printf(
        ROW, "nginx", "moved by", "p50", "p99", "max", "p50", "p99", "max", "p50", "p99", "max");
    for (var injury : Injury.values()) {
      for (var mover : Mover.values()) {
        row(injury, mover);
      }
    }
    System.out.printf("%n%s%n", line());
  }

  private void row(Injury injury, Mover mover) {
    var columns =
        Stream.of(
            files(injury, mover),
            moves(injury, mover),
            figures(injury, mover, Round.Result::failed));
    var cells =
        columns.flatMap(each -> Stream.of(each.p50(), each.p99(), each.max())).map(Figures::text);
    System.out.printf(ROW, Stream.concat(Stream.of(injury, mover), cells).toArray());
  }

  /** Requests, script and process are of the kills: a tracked process never shows that it hangs. */
  private String line() {
    var files = files(Injury.KILL, Mover.RELEVO);
    var moves = moves(Injury.KILL, Mover.RELEVO);
    return new Line("failover")
        .with("kill_file_ms_p50", files.p50())
        .with("kill_file_ms_p99", files.p99())
        .with("kill_vip_ms_p50", moves.p50())
        .with("kill_vip_ms_max", moves.max())
        .with("hang_file_ms_p50", files(Injury.HANG, Mover.RELEVO).p50())
        .with("hang_vip_ms_p50", moves(Injury.HANG, Mover.RELEVO).p50())
        .with("failed_requests_p50", figures(Injury.KILL, Mover.RELEVO, Round.Result::failed).p50())
        .with("script_vip_ms_p50", moves(Injury.KILL, Mover.SCRIPT).p50())
        .with("process_vip_ms_p50", moves(Injury.KILL, Mover.PROCESS).p50())
        .toString();
  }

  private Figures files(Injury injury, Mover mover) {
    return figures(injury, mover, Round.Result::written);
  }

  private Figures moves(Injury injury, Mover mover) {
    return figures(injury, mover, Round.Result::moved);
  }

  private Figures figures(Injury injury, Mover mover, ToDoubleFunction<Round.Result> column) {
    return Figures.of(
        results.stream()
            .filter(each -> each.injury() == injury && each.mover() == mover)
            .mapToDouble(column));
  }
}
