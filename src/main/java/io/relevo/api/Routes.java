package io.relevo.api;

import io.relevo.api.view.UnknownName;
import io.relevo.loop.Console;
import java.util.List;
import java.util.function.Function;

/** Which path is answered by whom, and what only those may ask who may act. */
final class Routes {
  private final Console console;
  private final List<Route> table;

  Routes(Console console, Answers answers, Orders orders, Reports reports) {
    this.console = console;
    this.table =
        List.of(
            read("/-/healthy", answers::healthy),
            read("/-/ready", answers::ready),
            read("/status", answers::status),
            read("/why/", answers::why),
            read("/holds", answers::holds),
            read("/incidents", answers::incidents),
            read("/incidents/", answers::incident),
            read("/advice", answers::advice),
            read("/journal", answers::journal),
            read("/metrics", answers::metrics),
            read("/peer", answers::peer),
            act("/orders", orders::take),
            act("/reload", orders::reload),
            act("/beats/", reports::take));
  }

  /** Every route as {@code docs/api.md} writes it. */
  List<String> names() {
    return table.stream().map(Route::name).toList();
  }

  /** What to answer, whatever happens. */
  Reply answer(Request request) {
    try {
      var route = find(request);
      if (route.acts()) {
        request
            .visitor()
            .mayNotAct(console.configuration().token())
            .ifPresent(
                why -> {
                  throw new Complaint(403, why);
                });
      }
      return route.answer().apply(request.named(route.rest(request.path())));
    } catch (Complaint complaint) {
      return Reply.error(complaint, request.text());
    } catch (UnknownName unknown) {
      return Reply.error(new Complaint(404, String.valueOf(unknown.getMessage())), request.text());
    }
  }

  private Route find(Request request) {
    var known = table.stream().filter(route -> route.leadsTo(request.path())).toList();
    if (known.isEmpty()) {
      throw new Complaint(404, request.path() + ": there is nothing here");
    }
    return known.stream()
        .filter(route -> route.takes(request.method()))
        .findFirst()
        .orElseThrow(
            () -> new Complaint(405, request.path() + ": must be " + known.getFirst().method()));
  }

  private static Route read(String path, Function<Request, Reply> answer) {
    return new Route("GET", path, false, answer);
  }

  private static Route act(String path, Function<Request, Reply> answer) {
    return new Route("POST", path, true, answer);
  }

  /**
   * One line of the table.
   *
   * @param path where it ends in a slash, a name follows
   * @param acts whether it moves anything
   */
  private record Route(String method, String path, boolean acts, Function<Request, Reply> answer) {
    String name() {
      return method + " " + path + (path.endsWith("/") ? "NAME" : "");
    }

    boolean leadsTo(String asked) {
      return path.endsWith("/")
          ? asked.startsWith(path) && asked.length() > path.length()
          : asked.equals(path);
    }

    boolean takes(String asked) {
      return asked.equals(method) || (asked.equals("HEAD") && method.equals("GET"));
    }

    String rest(String asked) {
      return path.endsWith("/") ? asked.substring(path.length()) : "";
    }
  }
}
