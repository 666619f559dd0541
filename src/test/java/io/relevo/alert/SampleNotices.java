package io.relevo.alert;

import io.relevo.fleet.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Messages of one incident, as the herald writes them. */
public final class SampleNotices {
  public static final Instant SINCE = Instant.parse("2026-11-21T03:00:07.250Z");

  private SampleNotices() {}

  /** nginx-1 is down, taken out, and not yet back. */
  public static Incident open(String code) {
    return new Incident(
        code + "-20261121",
        code,
        new Problem.Key(new Subject.Member("nginx-1"), Problem.Kind.DOWN),
        Severity.WARNING,
        "it closed the connection without a byte",
        Optional.empty(),
        SINCE,
        Optional.empty(),
        List.of(
            new Incident.Act(
                SINCE.plusSeconds(1),
                "took nginx-1 out of rotation: it closed the connection without a byte, 2 looks in a row"),
            new Incident.Act(
                SINCE.plusSeconds(1),
                "moved vip-1: out; keepalived is in FAULT; the address is gone")));
  }

  /** The first message of an incident to somebody. */
  public static Notice opening(String code, String person) {
    return new Notice(
        "<%s.1.%s@example.com>".formatted(code, person),
        Optional.empty(),
        1,
        person,
        open(code),
        Told.Phase.OPENED,
        open(code).title(),
        SINCE,
        new Notice.Story(
            open(code).acts(),
            List.of("nginx-1 is down since 2026-11-21T03:00:07Z", "vip-1 is out"),
            List.of("Repair nginx-1 on lb-1. It comes back by itself when it is well."),
            List.of(
                "2026-11-21T03:00:07Z nginx-1: it closed the connection without a byte (2 ms)",
                "2026-11-21T03:00:08Z nginx-1: it closed the connection without a byte (1 ms)"),
            List.of("relevo why nginx-1", "relevo incidents " + code)),
        SINCE.plusSeconds(2));
  }

  /** Half an hour later, in the same thread. */
  public static Notice reminder(String code, String person) {
    var first = opening(code, person);
    return new Notice(
        "<%s.2r.%s@example.com>".formatted(code, person),
        Optional.of(first.messageId()),
        2,
        person,
        open(code),
        Told.Phase.OPENED,
        open(code).title(),
        SINCE,
        first.story(),
        first.at().plusSeconds(1800));
  }

  /** The all-clear, in the same thread. */
  public static Notice closing(String code, String person) {
    var end = SINCE.plusSeconds(252);
    var closed =
        open(code)
            .acted(
                new Incident.Act(
                    end.minusSeconds(3),
                    "moved vip-1: in; keepalived is MASTER; the address is here"))
            .closedAt(end);
    return new Notice(
        "<%s.2.%s@example.com>".formatted(code, person),
        Optional.of("<%s.1.%s@example.com>".formatted(code, person)),
        2,
        person,
        closed,
        Told.Phase.CLOSED,
        closed.title(),
        SINCE,
        new Notice.Story(
            closed.acts(),
            List.of("nginx-1 is up since 2026-11-21T03:04:16Z", "vip-1 is in"),
            List.of("Nothing to do."),
            List.of("2026-11-21T03:04:19Z nginx-1: it passed (1 ms)"),
            List.of("relevo why nginx-1", "relevo incidents " + code)),
        end);
  }
}
