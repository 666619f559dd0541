package io.relevo.api;

import io.relevo.api.view.Answered;
import io.relevo.fleet.ProbeSpec;
import io.relevo.fleet.Target;
import io.relevo.loop.Console;
import io.relevo.probe.kind.Beats;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Takes the reports of jobs that must report by themselves: {@code POST /beats/NAME}. */
final class Reports {
  private final Console console;
  private final Beats beats;

  Reports(Console console, Beats beats) {
    this.console = console;
    this.beats = beats;
  }

  Reply take(Request request) {
    var name = request.name();
    var kind = kind(request.parameter("what").orElse("finish"));
    mustReportHere(name);
    try {
      beats.beat(name, kind, request.at());
    } catch (IOException e) {
      throw new Complaint(500, "beats: the report cannot be kept: " + e);
    }
    var says = List.of("Heard: %s, %s.".formatted(name, word(kind)));
    return Reply.of(200, new Answered(true, says), request);
  }

  private static String word(Beats.Kind kind) {
    return switch (kind) {
      case START -> "started";
      case FINISH -> "finished";
      case FAIL -> "failed";
    };
  }

  private static Beats.Kind kind(String what) {
    for (var kind : Beats.Kind.values()) {
      if (kind.name().toLowerCase(Locale.ROOT).equals(what)) {
        return kind;
      }
    }
    throw new Complaint(400, "what: must be start, finish or fail (was: " + what + ")");
  }

  private void mustReportHere(String name) {
    var fleet = console.configuration().fleet();
    var target = fleet.targets().get(name);
    if (target == null || !(target.probe() instanceof ProbeSpec.Heartbeat heartbeat)) {
      throw new Complaint(404, "beats: must be a target with `heartbeat` (was: " + name + ")");
    }
    if (heartbeat.file().isPresent()) {
      throw new Complaint(400, name + ": reports by its file " + heartbeat.file().get());
    }
    if (elsewhere(target)) {
      throw new Complaint(400, name + ": reports to the agent on " + target.on().orElse("?"));
    }
  }

  private boolean elsewhere(Target target) {
    var agent = console.configuration().fleet().agent().name();
    return target.on().filter(on -> !on.equals(agent)).isPresent();
  }
}
