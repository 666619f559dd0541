package io.relevo.api;

import io.relevo.failover.Order;
import io.relevo.failover.Ruling;
import io.relevo.json.Json;
import io.relevo.loop.Console;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Takes orders from outside: checks them, hands them in, waits for what becomes of them. */
final class Orders {
  /** A turn takes milliseconds; a loop that does not answer in this time is stuck. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Console console;

  Orders(Console console) {
    this.console = console;
  }

  /** What became of an order, or would. */
  record Answer(boolean accepted, boolean dryRun, List<String> says, List<String> moves) {
    Reply reply(boolean text) {
      var status = accepted ? 200 : 409;
      return text ? Reply.text(status, lines()) : Reply.json(status, this);
    }

    private String lines() {
      return String.join("\n", says)
          + "\n"
          + moves.stream().map(move -> "  " + move + "\n").reduce("", String::concat);
    }
  }

  Reply take(Request request) {
    var order = new Check(console.configuration().fleet(), request.visitor()).check(read(request));
    return (request.flag("dry-run") ? foretell(order) : carryOut(order)).reply(request.text());
  }

  Reply reload(Request request) {
    var problems = await(console.reload());
    var answer =
        new Answer(
            problems.isEmpty(),
            false,
            problems.isEmpty() ? List.of("reloaded") : problems,
            List.of());
    return answer.reply(request.text());
  }

  private Answer foretell(Order order) {
    var preview = console.preview(order);
    return answer(preview.ruling(), true, preview.moves());
  }

  private Answer carryOut(Order order) {
    return answer(await(console.submit(order)), false, List.of());
  }

  private static Answer answer(Ruling ruling, boolean dryRun, List<String> moves) {
    return new Answer(ruling.accepted(), dryRun, ruling.says(), moves);
  }

  private static Order read(Request request) {
    try {
      return Json.read(request.body(), Order.class);
    } catch (RuntimeException e) {
      // whatever the reader says of a text that is no order, its first line is for the sender
      throw new Complaint(
          400,
          "body: must be an order in JSON ("
              + String.valueOf(e.getMessage()).lines().findFirst().orElse("")
              + ")");
    }
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new Complaint(
          504, "the loop did not answer within 10 s; whether it was carried out is not known");
    } catch (ExecutionException e) {
      throw new Complaint(500, "it failed: " + e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Complaint(503, "Relevo is stopping");
    }
  }
}
