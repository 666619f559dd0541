package io.relevo.config;

import io.relevo.fleet.OnCall;
import io.relevo.fleet.Person;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Who is told, and who is called for what. */
final class PeopleSection {
  /** Named, but made without the time zone database, which takes a while to read. */
  private static final ZoneId UTC = ZoneId.ofOffset("UTC", ZoneOffset.UTC);

  static final Scalar<ZoneId> ZONE =
      Scalar.of(
              "a time zone, as America/Santiago",
              Map.of("type", "string"),
              word -> zone(word.text()))
          .hinted(
              word ->
                  Nearest.to(word.text(), ZoneId.getAvailableZoneIds())
                      .map("did you mean `%s`?"::formatted));

  private static final Scalar<Locale> LANGUAGES =
      Scalars.oneOf(new TreeMap<>(Map.of("en", Locale.ENGLISH, "es", Locale.of("es"))));

  static final Key<String> MAIL =
      Key.required("mail", Addresses.MAILBOX, "The address; notices for this person go there.");

  static final Key<Locale> LANGUAGE =
      Key.defaulted(
          "language", LANGUAGES, Locale.ENGLISH, "The language of what this person is told.");

  static final Key<ZoneId> ZONE_KEY =
      Key.defaulted(
          "zone",
          ZONE,
          UTC,
          "The time zone in which this person reads times; UTC always stands beside it.");

  static final Section<Person> PERSON =
      Section.of(
          "Somebody who is told.",
          List.of(MAIL, LANGUAGE, ZONE_KEY),
          in -> new Person(in.name(), in.get(MAIL), in.get(LANGUAGE), in.get(ZONE_KEY)));

  static final Key<List<String>> PEOPLE =
      Key.required(
          "people",
          new ListOf<>(NameOf.in("people")),
          "Who is told. Everybody in the list is told at once.");

  static final Key<Duration> REMIND =
      Key.optional(
          "remind",
          Durations.between("1m", "7d"),
          "How often an open incident is told again, in the same thread, until it is over; without"
              + " it once at its start and once at its end. Nobody is reminded of what still waits"
              + " to be delivered.");

  static final Section<OnCall> ON_CALL =
      Section.of(
          "Who is called for the targets that name it.",
          List.of(PEOPLE, REMIND),
          in -> new OnCall(in.name(), in.get(PEOPLE), in.find(REMIND)));

  private PeopleSection() {}

  private static Optional<ZoneId> zone(String text) {
    try {
      return Optional.of(text.equals("UTC") ? UTC : ZoneId.of(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
