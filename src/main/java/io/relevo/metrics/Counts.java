package io.relevo.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.relevo.alert.mail.Postman.Delivery;
import io.relevo.failover.Law;
import io.relevo.fleet.Setting;
import io.relevo.probe.Blind;
import io.relevo.probe.Cause;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** What is counted, from zero on, so that a rate sees the first one too. */
final class Counts {
  private static final List<String> ACTIONS =
      List.of("in", "out", "maintenance-on", "maintenance-off");
  private static final List<String> RESULTS = List.of("begun", "settled", "left");
  private static final List<String> DELIVERIES = List.of("accepted", "later", "refused");

  private static final List<String> BLIND = List.of("stood-still", "cut-off");

  private final MeterRegistry registry;
  private final Map<Cause, Counter> failures = new EnumMap<>(Cause.class);

  Counts(MeterRegistry registry) {
    this.registry = registry;
    for (var cause : Cause.values()) {
      failures.put(cause, registry.counter("relevo.probe.failures", "cause", cause.code()));
    }
    for (var law : Law.values()) {
      refusal(law);
    }
    ACTIONS.forEach(action -> RESULTS.forEach(result -> action(action, result)));
    DELIVERIES.forEach(result -> delivery("mail", result));
    BLIND.forEach(this::blindness);
    clockSet();
  }

  void failed(Cause cause) {
    Objects.requireNonNull(failures.get(cause)).increment();
  }

  void acted(Setting to, String result) {
    action(word(to), result).increment();
  }

  void refused(Law law) {
    refusal(law).increment();
  }

  void delivered(String channel, Delivery delivery) {
    delivery(channel, word(delivery)).increment();
  }

  void blind(Blind blind) {
    switch (blind) {
      case Blind.StoodStill _ -> blindness("stood-still").increment(seconds(blind));
      case Blind.CutOff _ -> blindness("cut-off").increment(seconds(blind));
      case Blind.ClockSet _ -> clockSet().increment();
    }
  }

  private static double seconds(Blind blind) {
    return blind.length().toNanos() / 1e9;
  }

  private Counter blindness(String reason) {
    return registry.counter("relevo.blind.seconds", "reason", reason);
  }

  private Counter clockSet() {
    return registry.counter("relevo.clock.sets");
  }

  private Counter action(String action, String result) {
    return registry.counter("relevo.actions", Tags.of("action", action, "result", result));
  }

  private Counter refusal(Law law) {
    return registry.counter("relevo.refusals", "law", law.name().toLowerCase(Locale.ROOT));
  }

  private Counter delivery(String channel, String result) {
    return registry.counter("relevo.notifications", "channel", channel, "result", result);
  }

  private static String word(Setting to) {
    return switch (to) {
      case Setting.Share(int percent) when percent == 0 -> "out";
      case Setting.Share(int percent) when percent == 100 -> "in";
      case Setting.Share _ -> "share";
      case Setting.Maintenance(boolean on, _) -> on ? "maintenance-on" : "maintenance-off";
    };
  }

  private static String word(Delivery delivery) {
    return switch (delivery) {
      case Delivery.Accepted _ -> "accepted";
      case Delivery.Later _ -> "later";
      case Delivery.Refused _ -> "refused";
    };
  }
}
