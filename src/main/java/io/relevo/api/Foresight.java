package io.relevo.api;

import io.relevo.api.view.Answered;
import io.relevo.api.view.Foreseen;
import io.relevo.failover.Order;
import io.relevo.failover.Wanted;
import io.relevo.fleet.Switch;
import io.relevo.loop.Console;
import io.relevo.switching.Sequence;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Says what an order would do, to the letter, and does nothing. */
final class Foresight {
  private final Console console;

  Foresight(Console console) {
    this.console = console;
  }

  Answered of(Order order) {
    var preview = console.preview(order);
    var moves = order instanceof Order.Ready ? preview.moves().reversed() : preview.moves();
    return new Answered(
        preview.ruling().accepted(),
        true,
        preview.ruling().says(),
        moves.stream().map(this::foreseen).toList(),
        order instanceof Order.Drain || order instanceof Order.MaintenanceOn
            ? atMost(moves)
            : Optional.empty());
  }

  private Foreseen foreseen(Wanted wanted) {
    var reading = console.latest().situation().readings().get(wanted.name());
    return new Foreseen(
        wanted.name(),
        reading == null ? "not read yet" : reading.found().phrase(),
        wanted.setting().phrase(),
        wanted.reason().sentence(),
        console.commands(wanted.name(), wanted.setting()),
        out(wanted) ? named(wanted).lingers() : Duration.ZERO);
  }

  private static boolean out(Wanted wanted) {
    return wanted.setting().held();
  }

  /** Each switch in its turn, as late as it may be, and then its users. */
  private Optional<Duration> atMost(List<Wanted> moves) {
    return moves.stream()
        .map(wanted -> Sequence.DEADLINE.plus(named(wanted).lingers()))
        .reduce(Duration::plus);
  }

  private Switch named(Wanted wanted) {
    var switches = console.configuration().fleet().switches();
    return Objects.requireNonNull(switches.get(wanted.name()));
  }
}
