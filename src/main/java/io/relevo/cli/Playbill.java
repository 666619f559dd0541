package io.relevo.cli;

import io.relevo.alert.Notice;
import io.relevo.alert.mail.PlainText;
import io.relevo.api.view.Table;
import io.relevo.failover.Phrases;
import io.relevo.fleet.Fleet;
import io.relevo.rehearsal.Performance;
import io.relevo.rehearsal.Performance.Mail;
import io.relevo.rehearsal.Performance.Moment;
import io.relevo.rehearsal.Toll;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What came of a rehearsal, for people.
 *
 * @param zone the reader's
 * @param mails whether each is printed to its end
 */
record Playbill(Performance played, Fleet fleet, ZoneId zone, boolean mails) {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
  private static final String NONE = "-";

  String text() {
    return timeline()
        + (mails ? letters() : "")
        + tolls()
        + "\n"
        + acts()
        + played.unmet().stream().map("NOT MET: %s%n"::formatted).collect(Collectors.joining());
  }

  private String timeline() {
    var table =
        utc()
            ? new Table("AFTER", "UTC", "WHO", "WHAT")
            : new Table("AFTER", "HERE", "UTC", "WHO", "WHAT");
    played.moments().forEach(moment -> table.row(row(moment)));
    return table.text();
  }

  private String[] row(Moment moment) {
    var row = new ArrayList<String>(List.of(after(moment.after())));
    if (!utc()) {
      row.add(clock(moment.at(), zone));
    }
    row.addAll(List.of(clock(moment.at(), ZoneOffset.UTC), moment.who(), moment.what()));
    return row.toArray(String[]::new);
  }

  private boolean utc() {
    return zone.normalized().equals(ZoneOffset.UTC);
  }

  private static String clock(Instant at, ZoneId zone) {
    return CLOCK.format(at.atZone(zone));
  }

  /** {@code +1m10.250s}. */
  private static String after(Duration after) {
    var span = after.abs();
    var whole = span.truncatedTo(ChronoUnit.SECONDS);
    var words = whole.isZero() ? "0s" : Phrases.span(whole);
    var millis = ".%03ds".formatted(span.toMillisPart());
    return (after.isNegative() ? "-" : "+")
        + (words.endsWith("s") ? words.substring(0, words.length() - 1) : words + "0")
        + millis;
  }

  private String letters() {
    return played.mails().stream().map(this::letter).collect(Collectors.joining());
  }

  private String letter(Mail mail) {
    Notice notice = mail.notice();
    var person = Objects.requireNonNull(fleet.people().get(notice.person()), notice.person());
    return "%n%s from %s%n%s"
        .formatted(
            after(mail.after()),
            mail.agent(),
            PlainText.of(notice, person)
                .lines()
                .map(line -> ("  | " + line).stripTrailing() + "\n")
                .collect(Collectors.joining()));
  }

  private String tolls() {
    var members = new Table("MEMBER", "FAILED FOR", "USERS STILL SENT THERE FOR");
    played.tolls().failed().stream()
        .filter(toll -> !toll.time().isZero())
        .forEach(
            toll ->
                members.row(
                    toll.name(),
                    span(toll.time()),
                    span(time(played.tolls().exposed(), toll.name()))));
    var groups = new Table("GROUP", "KEEPS", "LESS SERVED FOR");
    played
        .tolls()
        .belowKeep()
        .forEach(
            toll ->
                groups.row(
                    toll.name(),
                    Optional.ofNullable(fleet.groups().get(toll.name()))
                        .map(group -> group.keep().phrase())
                        .orElse(NONE),
                    span(toll.time())));
    return block(members.text()) + block(groups.text());
  }

  private static String block(String text) {
    return text.isEmpty() ? "" : "\n" + text;
  }

  private static Duration time(List<Toll> tolls, String name) {
    return tolls.stream()
        .filter(toll -> toll.name().equals(name))
        .map(Toll::time)
        .findFirst()
        .orElse(Duration.ZERO);
  }

  private static String span(Duration time) {
    return time.isZero() ? "0s" : after(time).substring(1);
  }

  private String acts() {
    var acts = played.acts();
    return new Table("IN " + Phrases.span(played.lasted()), "")
        .row("taken out by itself", Integer.toString(acts.automatic()))
        .row("moves of switches", Integer.toString(acts.moves()))
        .row("refused by a law", Integer.toString(acts.refused()))
        .row("mails", post())
        .text();
  }

  private String post() {
    var each = new LinkedHashMap<String, Integer>();
    played.mails().forEach(mail -> each.merge(mail.notice().person(), 1, Integer::sum));
    var people =
        each.entrySet().stream()
            .map(person -> person.getKey() + " " + person.getValue())
            .collect(Collectors.joining(", "));
    return played.mails().size()
        + (people.isEmpty() ? "" : ": " + people)
        + (played.waiting() == 0 ? "" : "; %d wait for a relay".formatted(played.waiting()));
  }
}
