package io.relevo.config;

import io.relevo.fleet.Fleet;
import io.relevo.fleet.Mode;
import io.relevo.rehearsal.Expectation;
import io.relevo.rehearsal.Story;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A story: when it begins, what happens, and what must come of it. */
final class StorySection {
  /** Long enough to see what comes of the last event. */
  private static final Duration AFTERWARDS = Duration.ofMinutes(10);

  private static final String LONGEST = "7d";
  private static final String A_TIME = "2026-12-01 03:00 America/Santiago";
  private static final Pattern TIME =
      Pattern.compile("(\\d{4}-\\d\\d-\\d\\d) (\\d\\d:\\d\\d(?::\\d\\d)?)(?: (\\S+))?");

  private static final Key<Instant> START =
      Key.defaulted(
          "start",
          Scalar.of(
              "a date and a time that exists, as " + A_TIME,
              Map.of("type", "string"),
              word -> time(word.text())),
          Instant.parse("2026-01-01T03:00:00Z"),
          "When it begins; in UTC where no zone is said. All is well then.");

  private static final Key<Mode> MODE =
      Key.optional("mode", Enums.MODE, "How far the agents go, instead of what `agent.mode` says.");

  private static final Key<Duration> LASTS =
      Key.derived(
          "lasts",
          Durations.between("1s", LONGEST),
          "10m after the last event",
          "How long it is played.");

  private static final Key<Duration> AT =
      Key.required("at", Durations.between("0s", LONGEST), "How long after the start.");

  private final Key<List<String>> agents;
  private final Key<List<Story.Event>> events;
  private final Key<Expectation> expect;

  StorySection(Fleet fleet, StoryFile.Commands commands) {
    var happenings = new Happenings(fleet, commands);
    agents =
        Key.optional(
            "agents",
            new ListOf<>(Known.name("an agent", Known.agents(fleet))),
            "Those that run at the start; all of them where nothing is said.");
    events =
        Key.required(
            "events",
            ListOf.repeating(
                Section.of(
                        "One thing that happens.",
                        List.of(AT, happenings.on()),
                        in -> new Story.Event(in.get(AT), happenings.make(in)))
                    .oneOf(happenings.kinds())),
            "What happens, and when.");
    expect =
        Key.defaulted(
            "expect",
            ExpectSection.of(fleet),
            Expectation.NONE,
            "What must come of it; else the rehearsal ends with 1.");
  }

  Section<Story> section() {
    return Section.of("A story.", List.of(START, agents, MODE, LASTS, events, expect), this::make);
  }

  private Story make(Values in) {
    var all = in.get(events);
    var last = all.stream().map(Story.Event::at).max(Duration::compareTo).orElse(Duration.ZERO);
    var lasts = in.find(LASTS).orElse(last.plus(AFTERWARDS));
    if (last.compareTo(lasts) > 0) {
      in.must(LASTS, "reach to the last event, at " + Durations.text(last), Durations.text(lasts));
    }
    return new Story(
        in.get(START),
        in.find(agents).orElse(List.of()),
        in.find(MODE),
        lasts,
        all,
        in.get(expect));
  }

  private static Optional<Instant> time(String text) {
    var parts = TIME.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      var zone = ZoneId.of(Optional.ofNullable(parts.group(3)).orElse("UTC"));
      var local = LocalDateTime.parse(parts.group(1) + "T" + parts.group(2));
      // an hour that the clocks leave out is no time
      return zone.getRules().getValidOffsets(local).stream().findFirst().map(local::toInstant);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
