package io.relevo.alert;

import io.relevo.failover.Law;
import io.relevo.failover.Refusal;
import io.relevo.fleet.Fleet;
import io.relevo.fleet.Subject;
import io.relevo.fleet.Switch;
import io.relevo.fleet.Target;
import io.relevo.probe.Blind;
import io.relevo.probe.Observation;
import io.relevo.switching.Reading;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes the parts of a message from how things stand. */
final class Storyteller {
  /** What is older than this before an incident began has nothing to do with it. */
  private static final Duration BEFORE = Duration.ofHours(1);

  /** What was not seen for a shorter time makes no difference to whoever reads the mail. */
  private static final Duration WORTH_TELLING = Duration.ofSeconds(5);

  /** The story of an incident, as it stands now. */
  Notice.Story story(Situation now, Incident incident) {
    return new Notice.Story(
        acts(now, incident),
        standing(now, incident),
        advice(now, incident),
        evidence(now, incident),
        commands(incident));
  }

  private static List<Incident.Act> acts(Situation now, Incident incident) {
    var acts = new ArrayList<>(incident.acts());
    if (incident.closed().isEmpty()) {
      now.refused(incident.key().subject()).stream()
          .map(Refusal::sentence)
          .filter(sentence -> acts.stream().noneMatch(act -> act.sentence().equals(sentence)))
          .forEach(sentence -> acts.add(new Incident.Act(now.scene().now(), sentence)));
    }
    return List.copyOf(acts);
  }

  private static List<String> standing(Situation now, Incident incident) {
    var fleet = now.scene().fleet();
    var lines = new ArrayList<String>();
    fleet.targetsBehind(incident.key().subject()).stream()
        .map(target -> health(now, target))
        .forEach(lines::add);
    Reserve.of(now, incident.key().subject()).ifPresent(lines::add);
    suffering(now, incident.key().subject()).ifPresent(lines::add);
    switches(fleet, incident.key().subject()).stream()
        .map(s -> now.readings().get(s.name()))
        .filter(Objects::nonNull)
        .map(reading -> reading.name() + " is " + reading.phrase() + failure(reading))
        .forEach(lines::add);
    blind(now, incident).forEach(lines::add);
    return List.copyOf(lines);
  }

  /** When this agent could not see: it may have begun or ended then. */
  private static Stream<String> blind(Situation now, Incident incident) {
    var from = incident.closed().isPresent() ? incident.opened() : incident.opened().minus(BEFORE);
    var agent = now.scene().fleet().agent().name();
    return now.blind().stream()
        .filter(blind -> blind.to().isAfter(from))
        .filter(
            blind ->
                blind instanceof Blind.ClockSet || blind.length().compareTo(WORTH_TELLING) >= 0)
        .map(blind -> blind(agent, blind));
  }

  private static String blind(String agent, Blind blind) {
    return blind instanceof Blind.ClockSet
        ? "noticed on %s at %s: %s".formatted(agent, seconds(blind.to()), blind.why())
        : "%s saw nothing from %s to %s: %s"
            .formatted(agent, seconds(blind.from()), seconds(blind.to()), blind.why());
  }

  /** Those that move it, or the one that it is. */
  private static List<Switch> switches(Fleet fleet, Subject subject) {
    return subject instanceof Subject.OfSwitch(String name)
        ? fleet.switchNamed(name).stream().toList()
        : fleet.switchesMoving(subject);
  }

  private static Optional<String> suffering(Situation now, Subject subject) {
    return Optional.of(now.suffering(subject))
        .filter(names -> !names.isEmpty())
        .map(names -> "behind it, and not known to be well: " + String.join(", ", names));
  }

  private static String health(Situation now, Target target) {
    var health = now.scene().healthOf(target.name());
    return target.name()
        + " is "
        + health.state().name().toLowerCase(java.util.Locale.ROOT)
        + " since "
        + seconds(health.since())
        + health.flaw().map(flaw -> ": " + flaw.phrase()).orElse("");
  }

  private static String failure(Reading reading) {
    return reading.failure().map(failure -> "; moving it failed: " + failure).orElse("");
  }

  private static List<String> advice(Situation now, Incident incident) {
    var fleet = now.scene().fleet();
    if (incident.closed().isPresent()) {
      return List.of("Nothing to do.");
    }
    return switch (incident.key().kind()) {
      case DOWN -> List.of(repair(now, incident.key().subject()));
      case DEGRADED ->
          List.of(
              "It serves, and nothing was moved. Look at what is named above before it is down.");
      case FLAPPING ->
          List.of(
              "Look for what comes and goes: memory, a restart loop, a link. Until it rests you are not told of each turn.");
      case ALL_DOWN ->
          List.of(
              "Users are not served. Repair any one member; Relevo brings in whoever is well first.");
      case TWO_HOLDERS ->
          List.of(
              "Two hosts answer for one address. Look whether they hear each other, and stop keepalived on the one that should not hold it.");
      case NO_HOLDER ->
          List.of("Look at keepalived on the hosts: systemctl status keepalived; ip address");
      case TWO_WRITERS ->
          List.of(
              "Writes go to two places. Make one read-only before anything else, then compare them.");
      case NO_WRITER ->
          List.of("Nothing can be written. Find out which one should, and make it writable.");
      case MOVED_BY_OTHERS ->
          List.of("Relevo leaves it there. To hand it back: " + handBack(fleet, incident));
      case WITNESSES_DISAGREE ->
          List.of("Look at keepalived on this host: systemctl status keepalived");
      case STUCK ->
          List.of(
              "Relevo tries again every second. Look at the permissions and the disk named above.");
      case AGENT_LOST ->
          List.of(
              "Look at the host: is it up, is its network up, is relevo running on it? Its switches stay where they are.");
      case UNDELIVERABLE ->
          List.of("Correct the address in the configuration and reload. The others were told.");
      case UNREMEMBERED ->
          List.of(
              "Look at the disk of the state folder: moves go on, but a restart would not know of them.");
    };
  }

  private static String repair(Situation now, Subject subject) {
    var host =
        now.scene().fleet().targetsBehind(subject).stream()
            .flatMap(target -> target.on().stream())
            .findFirst();
    var advised = now.refused(subject).stream().anyMatch(no -> no.law() == Law.ADVICE);
    return "Repair %s%s. %s"
        .formatted(
            subject.name(),
            host.map(name -> " on " + name).orElse(""),
            advised
                ? "Nothing was moved: users may still be sent there."
                : "It comes back by itself when it is well.");
  }

  private static String handBack(Fleet fleet, Incident incident) {
    var name = incident.key().subject().name();
    return "relevo ready " + fleet.switchNamed(name).map(s -> s.moves().name()).orElse(name);
  }

  private static List<String> evidence(Situation now, Incident incident) {
    return now.scene().fleet().targetsBehind(incident.key().subject()).stream()
        .flatMap(target -> now.scene().healthOf(target.name()).latest().stream())
        .map(Storyteller::look)
        .toList();
  }

  private static String look(Observation look) {
    return "%s %s: %s (%d ms)"
        .formatted(
            seconds(look.at()), look.target(), look.outcome().phrase(), look.took().toMillis());
  }

  private static Instant seconds(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS);
  }

  private static List<String> commands(Incident incident) {
    return List.of(
        "relevo why " + incident.key().subject().name(), "relevo incidents " + incident.code());
  }
}
