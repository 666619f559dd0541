package io.relevo.api;

import io.relevo.api.view.Answered;
import io.relevo.failover.Order;
import io.relevo.failover.Phrases;
import io.relevo.json.Json;
import io.relevo.loop.Console;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Takes orders from outside: checks them, hands them in, waits for what becomes of them. */
final class Orders {
  /** A turn takes milliseconds; a loop that does not answer in this time is stuck. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Console console;
  private final Foresight foresight;
  private final Duration patience;

  Orders(Console console) {
    this(console, PATIENCE);
  }

  Orders(Console console, Duration patience) {
    this.console = console;
    this.foresight = new Foresight(console);
    this.patience = patience;
  }

  Reply take(Request request) {
    var order = new Check(console.configuration().fleet(), request.visitor()).check(read(request));
    return reply(request, request.flag("dry-run") ? foresight.of(order) : carryOut(order));
  }

  /** Reads the configuration again; the old one stays when the new one has problems. */
  Reply reload(Request request) {
    var problems = await(console.reload());
    var fine = problems.isEmpty();
    var says = fine ? List.of("The configuration is read again and in force.") : problems;
    return reply(request, new Answered(fine, says));
  }

  private static Reply reply(Request request, Answered answered) {
    return Reply.of(answered.accepted() ? 200 : 409, answered, request);
  }

  private Answered carryOut(Order order) {
    var ruling = await(console.submit(order));
    return new Answered(ruling.accepted(), ruling.says());
  }

  private static Order read(Request request) {
    try {
      return Objects.requireNonNull(Json.read(request.body(), Order.class), "nothing");
    } catch (RuntimeException e) {
      // whatever the reader says of a text that is no order, its first line is for the sender
      var why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw new Complaint(400, "body: must be an order in JSON (was: " + why + ")");
    }
  }

  private <T> T await(Future<T> future) {
    try {
      return future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new Complaint(
          504,
          "the loop did not answer within %s; whether it was carried out is not known"
              .formatted(Phrases.span(patience)));
    } catch (ExecutionException e) {
      throw new Complaint(500, "it failed: " + e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Complaint(503, "Relevo is stopping");
    }
  }
}
