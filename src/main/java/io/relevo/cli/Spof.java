package io.relevo.cli;

import io.relevo.api.view.Table;
import io.relevo.fleet.Fleet;
import io.relevo.fleet.SinglePoints;
import io.relevo.fleet.SinglePoints.Point;
import io.relevo.json.Json;
import java.util.List;

/** Says what each service hangs on alone. */
final class Spof {
  private final Shell shell;

  Spof(Shell shell) {
    this.shell = shell;
  }

  /** What is told as JSON. */
  record Findings(List<Point> points, List<String> unknown) {}

  int say(Fleet fleet, boolean json) {
    var points = SinglePoints.of(fleet);
    var unknown =
        fleet.services().values().stream()
            .filter(service -> service.needs().isEmpty())
            .map(service -> service.name())
            .toList();
    shell.say(
        json ? Json.pretty(new Findings(points, unknown)) + "\n" : text(fleet, points, unknown));
    return points.isEmpty() && unknown.isEmpty() && !fleet.services().isEmpty() ? Exit.OK : Exit.NO;
  }

  private static String text(Fleet fleet, List<Point> points, List<String> unknown) {
    if (fleet.services().isEmpty()) {
      return "The configuration names no `services`: nothing is known of what users need.\n";
    }
    var text = new StringBuilder();
    unknown.forEach(
        name -> text.append(name).append(" names no `needs`: nothing is known of it.\n"));
    if (points.isEmpty() && unknown.isEmpty()) {
      text.append("No target, host or domain takes a service down alone.\n");
    }
    return text + table(points);
  }

  private static String table(List<Point> points) {
    var table = new Table("SINGLE POINT", "OF SERVICE", "THE WAY TO IT, AND WHAT WOULD REMOVE IT");
    points.forEach(
        point ->
            table.row(
                point.part().name(),
                point.service(),
                String.join(" > ", point.path()) + ": " + point.remedy()));
    return table.text();
  }
}
