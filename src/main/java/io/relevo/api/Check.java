package io.relevo.api;

import io.relevo.api.view.UnknownName;
import io.relevo.config.Durations;
import io.relevo.failover.Order;
import io.relevo.fleet.Fleet;
import io.relevo.fleet.Subject;
import java.time.Duration;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Makes an order from outside whole: every name known, every time bounded, the owner true. */
final class Check {
  /** Law 3 wants a deadline that somebody will live to see. */
  private static final Duration LONGEST = Duration.ofDays(30);

  private final Fleet fleet;
  private final Visitor visitor;

  Check(Fleet fleet, Visitor visitor) {
    this.fleet = fleet;
    this.visitor = visitor;
  }

  Order check(Order order) {
    var owner = visitor.owner(text(order.owner()));
    return switch (order) {
      case Order.Drain o ->
          new Order.Drain(
              member(o.member()), lasting(o.lasting()), reason(o.reason()), owner, o.force());
      case Order.Ready o -> new Order.Ready(member(o.member()), owner, o.force());
      case Order.MaintenanceOn o ->
          new Order.MaintenanceOn(
              shown(service(o.service())), lasting(o.lasting()), reason(o.reason()), owner);
      case Order.MaintenanceOff o -> new Order.MaintenanceOff(service(o.service()), owner);
      case Order.Pause o -> new Order.Pause(lasting(o.lasting()), reason(o.reason()), owner);
      case Order.Resume _ -> new Order.Resume(owner);
    };
  }

  private String member(@Nullable String name) {
    var known = known("member", name, fleet.targets().keySet());
    if (fleet.rotationOf(known).isEmpty()) {
      throw new Complaint(400, "member: must be a target that a switch moves (was: " + known + ")");
    }
    return known;
  }

  private String service(@Nullable String name) {
    return known("service", name, fleet.services().keySet());
  }

  private String shown(String service) {
    if (fleet.switchesMoving(new Subject.OfService(service)).isEmpty()) {
      throw new Complaint(
          400, "service: must be one that a switch puts in maintenance (was: " + service + ")");
    }
    return service;
  }

  private static String known(String what, @Nullable String name, Collection<String> names) {
    if (!names.contains(text(name))) {
      throw new UnknownName(what, text(name), names);
    }
    return text(name);
  }

  private static Duration lasting(@Nullable Duration span) {
    if (span == null || span.compareTo(Duration.ofSeconds(1)) < 0 || span.compareTo(LONGEST) > 0) {
      throw new Complaint(
          400,
          "lasting: must be from 1s to 30d (was: "
              + (span == null ? "nothing" : Durations.text(span))
              + ")");
    }
    return span;
  }

  private static String reason(@Nullable String reason) {
    var said = text(reason).strip();
    if (said.isEmpty() || said.length() > 200 || said.chars().anyMatch(Character::isISOControl)) {
      throw new Complaint(
          400,
          "reason: must be 1 to 200 characters in one line (was: %d)".formatted(said.length()));
    }
    return said;
  }

  private static String text(@Nullable String said) {
    return said == null ? "" : said;
  }
}
