package io.relevo.alert.mail;

import io.relevo.alert.Incident;
import io.relevo.alert.Notice;
import io.relevo.alert.Problem;
import io.relevo.alert.Told;
import io.relevo.fleet.Person;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What the templates fill in; every text is one line.
 *
 * @param state the first word: {@code DOWN}, {@code STILL DOWN}, {@code OVER}
 * @param over whether it is
 * @param until when it ended; empty while it lasts
 * @param lasted how long it lasted; empty while it does
 * @param did the newest of what Relevo did, in one line
 * @param todo what to do, in one line
 * @param colour the band's background, dark enough for white letters (at least 4.5 to 1)
 */
record Letter(
    String state,
    boolean over,
    String subject,
    String what,
    String severity,
    String since,
    String until,
    String lasted,
    String did,
    String todo,
    List<Act> acts,
    List<String> now,
    List<String> evidence,
    List<String> commands,
    String code,
    String zone,
    String colour) {
  /** The first lines are all that a telephone shows: so many acts and no more. */
  private static final int ACTS_IN_BRIEF = 2;

  private static final String RED = "#a3121f";
  private static final String AMBER = "#8a4b00";
  private static final String BLUE = "#1f4e79";
  private static final String GREEN = "#1b6b3a";

  /** One act and when. */
  record Act(String time, String sentence) {}

  static Letter of(Notice notice, Person person) {
    var hours = new Hours(person.zone(), Locale.ENGLISH, notice.at());
    var incident = notice.incident();
    var story = notice.story();
    var length = incident.closed().map(end -> Duration.between(notice.since(), end));
    return new Letter(
        state(notice),
        notice.phase() == Told.Phase.CLOSED,
        Line.of(incident.key().subject().phrase()),
        Line.of(incident.what()),
        incident.severity().name().toLowerCase(Locale.ROOT),
        hours.full(notice.since()),
        incident.closed().map(hours::brief).orElse(""),
        length.map(Hours::length).orElse(""),
        brief(hours, story.acts(), notice.phase() == Told.Phase.CLOSED ? 1 : ACTS_IN_BRIEF),
        lines(hours, story.advice()).stream().collect(Collectors.joining(" ")),
        story.acts().stream().map(act -> act(hours, act)).toList(),
        lines(hours, story.now()),
        lines(hours, story.evidence()),
        story.commands().stream().map(Line::of).toList(),
        Line.of(incident.code()),
        person.zone().getId(),
        colour(notice));
  }

  /** Whether there is anything to say of how things stand. */
  boolean stands() {
    return !now.isEmpty();
  }

  /** Whether anything was looked at. */
  boolean rests() {
    return !evidence.isEmpty();
  }

  /** The state in one word, as the first thing that is read. */
  private static String state(Notice notice) {
    return notice.phase() == Told.Phase.CLOSED
        ? "OVER"
        : (notice.reminder() ? "STILL " : "") + word(notice.incident().key().kind());
  }

  private static String word(Problem.Kind kind) {
    return switch (kind) {
      case DOWN -> "DOWN";
      case DEGRADED -> "DEGRADED";
      case FLAPPING -> "FLAPPING";
      case ALL_DOWN -> "ALL DOWN";
      case TWO_HOLDERS -> "TWO HOLDERS";
      case NO_HOLDER -> "NO HOLDER";
      case TWO_WRITERS -> "TWO WRITERS";
      case NO_WRITER -> "NO WRITER";
      case MOVED_BY_OTHERS -> "MOVED";
      case WITNESSES_DISAGREE -> "IN DOUBT";
      case STUCK -> "STUCK";
      case AGENT_LOST -> "LOST";
      case UNDELIVERABLE -> "NOT REACHED";
      case UNREMEMBERED -> "NOT RECORDED";
    };
  }

  private static String colour(Notice notice) {
    return notice.phase() == Told.Phase.CLOSED
        ? GREEN
        : switch (notice.incident().severity()) {
          case CRITICAL -> RED;
          case WARNING -> AMBER;
          case INFO -> BLUE;
        };
  }

  private static String brief(Hours hours, List<Incident.Act> acts, int most) {
    return acts.subList(Math.max(0, acts.size() - most), acts.size()).stream()
        .map(act -> Line.of(hours.in(act.sentence())))
        .collect(Collectors.joining("; "));
  }

  private static Act act(Hours hours, Incident.Act act) {
    return new Act(hours.brief(act.at()), Line.of(hours.in(act.sentence())));
  }

  private static List<String> lines(Hours hours, List<String> texts) {
    return texts.stream().map(text -> Line.of(hours.in(text))).toList();
  }
}
