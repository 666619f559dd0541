package io.relevo.rehearsal;

import io.relevo.alert.Told.Phase;
import io.relevo.failover.Hold;
import io.relevo.journal.Entry;
import java.util.Locale;
import java.util.Optional;

/** Journal entries as sentences, after the name of the agent whose journal it is. */
public final class Sentences {
  private Sentences() {}

  /** Nothing for entries that only carry a story on. */
  public static Optional<String> of(Entry entry) {
    return switch (entry) {
      case Entry.Started _, Entry.Stopped _, Entry.IncidentChanged _ -> Optional.empty();
      case Entry.WasBlind e -> Optional.of("was blind: " + e.blind().why());
      case Entry.HealthChanged e ->
          Optional.of(
              "finds %s %s: %s"
                  .formatted(e.target(), e.to().name().toLowerCase(Locale.ROOT), e.look()));
      case Entry.HoldPlaced e -> Optional.of("places a hold: " + e.hold().phrase());
      case Entry.HoldComplete e -> Optional.of("completes a hold: " + e.hold().phrase());
      case Entry.HoldEnded e ->
          Optional.of("ends a hold: %s; %s".formatted(e.hold().phrase(), e.why()));
      case Entry.Bound e ->
          Optional.of(
              e.holds().isEmpty()
                  ? "is bound by nothing of " + e.agent()
                  : "is bound by %s: %s"
                      .formatted(e.agent(), e.holds().stream().map(Hold::phrase).toList()));
      case Entry.Refused e -> Optional.of(e.refusal().sentence());
      case Entry.MoveBegun e ->
          Optional.of(
              "moves %s from %s to %s: %s"
                  .formatted(e.name(), e.from().phrase(), e.to().phrase(), e.reason()));
      case Entry.MoveSettled e ->
          Optional.of("sees %s settled: %s".formatted(e.name(), e.reading()));
      case Entry.Renewed e ->
          Optional.of(
              "finds %s %s %s".formatted(e.name(), e.standing().phrase(), e.life().phrase()));
      case Entry.MovedByOthers e ->
          Optional.of(
              "leaves %s to whoever moved it: %s, wanted %s"
                  .formatted(e.name(), e.found().phrase(), e.wanted().phrase()));
      case Entry.HandedOver e ->
          Optional.of(
              "hears that %s %s %s"
                  .formatted(e.name(), e.arrived() ? "was put" : "moves", e.setting().phrase()));
      case Entry.IncidentOpened e ->
          Optional.of(
              "opens "
                  + e.incident().title()
                  + e.incident().behind().map(r -> ", behind " + r.phrase()).orElse(""));
      case Entry.IncidentClosed e -> Optional.of("closes " + e.incident().title());
      case Entry.IncidentAdopted e -> Optional.of("takes over " + e.incident().title());
      case Entry.ToldByPeer e ->
          Optional.of(
              "hears that %s was %s %s"
                  .formatted(
                      e.told().person(),
                      e.told().phase() == Phase.CLOSED ? "told the end of" : "reminded of",
                      code(e.told().incident())));
      case Entry.NoticeQueued e ->
          Optional.of(
              "%s %s: %s%s"
                  .formatted(
                      e.notice().reminder() ? "reminds" : "tells",
                      e.notice().person(),
                      e.notice().phase() == Phase.OPENED ? "" : "over: ",
                      e.notice().title()));
    };
  }

  private static String code(String incident) {
    return incident.substring(0, incident.indexOf('-'));
  }
}
