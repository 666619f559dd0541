package io.relevo.config;

import io.relevo.fleet.Counting;
import io.relevo.fleet.Pace;
import io.relevo.fleet.Target;
import java.time.Duration;
import java.util.List;

/** What is watched, how often, and how many looks make a verdict. */
final class TargetSection {
  private static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(100);
  private static final Duration LONGEST_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration SHORTEST_RECHECK = Duration.ofMillis(50);
  private static final int MOST_LOOKS = 100;
  private static final Counting USUAL = new Counting.InARow(2);

  static final Key<String> ON =
      Key.optional(
          "on",
          NameOf.agent(),
          "The agent whose host it stands on; that agent speaks for it while it is alive. Without"
              + " it the first agent alive does.");

  static final Key<Duration> EVERY =
      Key.defaulted(
          "every",
          Durations.between("100ms", "1d"),
          Duration.ofSeconds(2),
          "From the start of one look to the start of the next. Shorter finds trouble sooner and"
              + " costs the target more looks.");

  static final Key<Duration> TIMEOUT =
      Key.derived(
          "timeout",
          Durations.between("10ms", "5m"),
          "half of `every`, within 100ms and 5s",
          "How long a whole look may take, from resolving the name to the last byte; at most"
              + " `every`. Too short makes a slow target a dead one.");

  static final Key<Duration> RECHECK =
      Key.derived(
          "recheck",
          Durations.between("50ms", "1d"),
          "a quarter of `every`, at least 50ms",
          "From one look to the next while in doubt, when the last look contradicts the verdict; at"
              + " most `every`. A target that refuses is known to be down after at most `every` +"
              + " (`fall` - 1) × `recheck`; one that hangs, after `fall` × `timeout` more.");

  static final Key<Counting> FALL =
      Key.derived(
          "fall",
          Countings.SCALAR,
          "`2`",
          "How many failed looks make it down: `2` in a row; `3 of 5`, of the newest; `leaky 3`, a"
              + " bucket of 3 that a failed look fills by 1 and a passed one drains by 0.5. As many"
              + " flawed ones in a row make it degraded. With 1 a single lost packet moves"
              + " traffic.");

  static final Key<Integer> RISE =
      Key.defaulted(
          "rise",
          Scalars.whole(1, MOST_LOOKS),
          3,
          "How many passed looks in a row make it up again, and let it back into rotation.");

  static final Key<String> ON_CALL =
      Key.optional(
          "on-call",
          NameOf.in("on-call"),
          "Who is told about it. Without it everybody in `people` is.");

  static final Key<List<String>> DEPENDS_ON =
      Key.defaulted(
          "depends-on",
          new ListOf<>(NameOf.in("targets", "groups")),
          List.of(),
          "The targets and groups through which it is reached; any one of them is enough, and a"
              + " group is dead when all of its members are. While all of them are dead it is not"
              + " down but unsure: it is left alone and told of with what it is behind. It is known"
              + " to be down when one of them was seen well since its failure began, at most an"
              + " `every` of theirs later.");

  static final Key<List<String>> DOMAINS =
      Key.defaulted(
          "domains",
          new ListOf<>(Scalars.TEXT),
          List.of(),
          "What else it falls with, beside its host: a provider, a rack, a region. `relevo spof`"
              + " asks of each whether a service would outlive it; and of members that share one"
              + " each is taken out only when the one before it was seen to be out, or 10s later.");

  private static final Key<Integer> WEIGHT =
      Key.defaulted(
          "weight",
          Scalars.whole(1, 10_000),
          1,
          "How much of its group's load it can bear, against the other members: CPU cores, for"
              + " example. A `keep` in percent counts by it.");

  static final Section<Target> SECTION =
      Section.of(
              "One thing that is watched.",
              List.of(
                  ON, EVERY, TIMEOUT, RECHECK, FALL, RISE, ON_CALL, DEPENDS_ON, DOMAINS, WEIGHT),
              TargetSection::make)
          .oneOf(ProbeKinds.ALL);

  private TargetSection() {}

  private static Target make(Values in) {
    return new Target(
        in.name(),
        in.find(ON),
        in.one(ProbeKinds.ALL),
        pace(in),
        in.find(ON_CALL),
        in.get(DEPENDS_ON),
        in.get(DOMAINS),
        in.get(WEIGHT));
  }

  private static Pace pace(Values in) {
    var every = in.get(EVERY);
    atMostEvery(TIMEOUT, in);
    atMostEvery(RECHECK, in);
    return new Pace(
        every,
        in.find(TIMEOUT).orElseGet(() -> timeout(every)),
        in.find(RECHECK).orElseGet(() -> recheck(every)),
        in.find(FALL).orElse(USUAL),
        in.get(RISE));
  }

  private static void atMostEvery(Key<Duration> key, Values in) {
    in.find(key)
        .filter(duration -> duration.compareTo(in.get(EVERY)) > 0)
        .ifPresent(
            duration ->
                in.must(
                    key,
                    "be at most `every`, which is " + Durations.text(in.get(EVERY)),
                    Durations.text(duration)));
  }

  private static Duration timeout(Duration every) {
    return least(most(every.dividedBy(2), SHORTEST_TIMEOUT), LONGEST_TIMEOUT);
  }

  private static Duration recheck(Duration every) {
    return least(most(every.dividedBy(4), SHORTEST_RECHECK), every);
  }

  private static Duration most(Duration a, Duration b) {
    return a.compareTo(b) >= 0 ? a : b;
  }

  private static Duration least(Duration a, Duration b) {
    return a.compareTo(b) <= 0 ? a : b;
  }
}
