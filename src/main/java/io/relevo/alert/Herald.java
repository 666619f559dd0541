package io.relevo.alert;

import io.relevo.alert.Told.Phase;
import io.relevo.failover.PeerView;
import io.relevo.fleet.Agent;
import io.relevo.fleet.Person;
import io.relevo.fleet.Subject;
import io.relevo.fleet.Switch;
import io.relevo.fleet.Target;
import io.relevo.health.State;
import io.relevo.switching.Reconciler;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * Says what each recipient is to be told: the difference between what is and what they were last
 * told (law 7). What lasts is told again where the configuration asks for that.
 *
 * <p>Silent while this agent is not the one that speaks, while it doubts itself, while the incident
 * only suffers behind another, and for a moment at the start, so that the first mail can say what
 * was done.
 */
public final class Herald {
  /**
   * How long the first mail waits for the end of what it tells; after that it goes out as things
   * stand.
   */
  static final Duration PATIENCE = Duration.ofSeconds(3);

  private final String domain;
  private final Storyteller storyteller = new Storyteller();

  /**
   * @param domain what follows the @ in Message-IDs
   */
  public Herald(String domain) {
    this.domain = domain;
  }

  /** The messages that are due for incidents that are open or were closed just now. */
  public List<Notice> tell(Situation now, List<Incident> incidents) {
    if (now.scene().selfDoubt().isPresent() || strangers(now)) {
      return List.of();
    }
    return incidents.stream()
        .filter(
            incident ->
                speaks(now, incident) && (incident.closed().isPresent() || ripe(now, incident)))
        .flatMap(
            incident ->
                recipients(now, incident).stream()
                    .flatMap(person -> notice(now, incident, person).stream()))
        .toList();
  }

  private static List<Person> recipients(Situation now, Incident incident) {
    return incident.key().subject() instanceof Subject.Recipient(String name)
        ? now.scene().fleet().people().values().stream()
            .filter(person -> !person.name().equals(name))
            .toList()
        : now.scene().fleet().responders(incident.key().subject());
  }

  private static boolean speaks(Situation now, Incident incident) {
    var scene = now.scene();
    var heard =
        scene.peers().values().stream()
            .filter(PeerView::heard)
            .map(PeerView::agent)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    var agent = scene.fleet().agent();
    return host(now, incident)
        .map(host -> agent.speakerFor(Optional.of(host), heard))
        .orElseGet(() -> speakerAbout(agent, incident, heard))
        .equals(agent.name());
  }

  /** The host whose agent speaks; empty when the first agent that is present does. */
  private static Optional<String> host(Situation now, Incident incident) {
    var fleet = now.scene().fleet();
    return switch (incident.key().subject()) {
      case Subject.Member(String name) ->
          Optional.ofNullable(fleet.targets().get(name)).flatMap(target -> target.on());
      case Subject.OfSwitch(String name) ->
          fleet.switchNamed(name).flatMap(Switch::on).or(() -> Optional.of(fleet.agent().name()));
      case Subject.Recipient _ -> Optional.of(fleet.agent().name());
      case Subject.OfAgent(String name) when name.equals(fleet.agent().name()) -> Optional.of(name);
      case Subject.OfAgent _, Subject.InGroup _, Subject.OfService _, Subject.Everything _ ->
          Optional.empty();
    };
  }

  /** Nobody speaks about himself when he was not heard: not even when he is back. */
  private static String speakerAbout(Agent agent, Incident incident, SequencedSet<String> heard) {
    var without = new LinkedHashSet<>(heard);
    without.remove(incident.key().subject().name());
    return agent.speakerFor(Optional.empty(), without);
  }

  /** Whether a peer may be there that has not yet been asked what it told. */
  private static boolean strangers(Situation now) {
    return now.scene().peers().values().stream()
        .anyMatch(peer -> peer.heard() && peer.at().isEmpty());
  }

  /** Whether the first message can be written: it is still so, and nothing is on its way. */
  private static boolean ripe(Situation now, Incident incident) {
    return incident.behind().isEmpty()
        && lasts(now, incident.key())
        && (concluded(now, incident) || olderThan(patience(incident), now, incident));
  }

  /** Witnesses of a switch may see the same thing at different times: an address takes its time. */
  private static Duration patience(Incident incident) {
    return switch (incident.key().kind()) {
      case WITNESSES_DISAGREE, NO_HOLDER -> Reconciler.SETTLING;
      default -> PATIENCE;
    };
  }

  private static boolean olderThan(Duration age, Situation now, Incident incident) {
    return !incident.opened().plus(age).isAfter(now.scene().now());
  }

  /** What is over and only waits to be sure that it stays so needs no first message. */
  private static boolean lasts(Situation now, Problem.Key key) {
    var scene = now.scene();
    var name = key.subject().name();
    return switch (key.kind()) {
      case DOWN -> !scene.healthOf(name).proven() || scene.failureHold(name).isPresent();
      case DEGRADED -> scene.healthOf(name).state() == State.DEGRADED;
      case FLAPPING -> scene.healthOf(name).flaps().flapping();
      case ALL_DOWN -> now.decision().exhausted().contains(name);
      default -> true;
    };
  }

  private static boolean concluded(Situation now, Incident incident) {
    return incident.key().kind() != Problem.Kind.WITNESSES_DISAGREE && acted(now, incident);
  }

  private static boolean acted(Situation now, Incident incident) {
    return movedFor(now, incident.key().subject()).allMatch(subject -> acted(now, subject));
  }

  /** Of a lost host, what is dead on it. */
  private static Stream<Subject> movedFor(Situation now, Subject subject) {
    return subject instanceof Subject.OfAgent
        ? now.scene().fleet().targetsBehind(subject).stream()
            .map(Target::name)
            .filter(target -> now.scene().healthOf(target).state() == State.DOWN)
            .map(Subject.Member::new)
        : Stream.of(subject);
  }

  private static boolean acted(Situation now, Subject subject) {
    var decided =
        now.movable(subject).isEmpty()
            || !now.refused(subject).isEmpty()
            || !now.scene().holds().of(subject).isEmpty();
    return decided
        && now.movable(subject).stream().allMatch(now::settled)
        && !matesInDoubt(now, subject);
  }

  /**
   * While a mate is failing too it may be the whole group's incident: worth a moment's patience.
   */
  private static boolean matesInDoubt(Situation now, Subject subject) {
    var scene = now.scene();
    var failing = scene.healthOf(subject.name()).failing();
    return scene.fleet().groupOf(subject.name()).stream()
        .flatMap(group -> group.members().stream())
        .filter(member -> !member.equals(subject.name()))
        .map(scene::healthOf)
        .anyMatch(
            mate ->
                mate.inDoubt()
                    || (mate.state().serves()
                        && failing.isPresent()
                        && !mate.provenAfter(failing.get())));
  }

  private Optional<Notice> notice(Situation now, Incident incident, Person person) {
    var told =
        now.told().of(incident.id()).stream()
            .filter(t -> t.person().equals(person.name()))
            .findFirst();
    var phase = incident.closed().isPresent() ? Phase.CLOSED : Phase.OPENED;
    var news =
        phase == Phase.CLOSED
            ? told.filter(t -> t.phase() == Phase.OPENED).isPresent()
            : told.map(last -> due(now, incident, last)).orElse(true);
    return news ? Optional.of(write(now, incident, person, phase, told)) : Optional.empty();
  }

  /** Whether it has been so long since the last message that one is to be reminded. */
  private static boolean due(Situation now, Incident incident, Told last) {
    return last.phase() == Phase.OPENED
        && now.scene()
            .fleet()
            .remind(incident.key().subject())
            .filter(every -> !last.at().plus(every).isAfter(now.scene().now()))
            .isPresent();
  }

  private Notice write(
      Situation now, Incident incident, Person person, Phase phase, Optional<Told> told) {
    var seq = told.map(Told::seq).orElse(0) + 1;
    return new Notice(
        messageId(incident, phase, seq, person),
        told.map(Told::thread),
        seq,
        person.name(),
        incident,
        phase,
        incident.title(),
        incident.opened(),
        storyteller.story(now, incident),
        now.scene().now());
  }

  /** A reminder must never look like the end that another agent tells at the same time. */
  private String messageId(Incident incident, Phase phase, int seq, Person person) {
    var again = phase == Phase.OPENED && seq > 1 ? "r" : "";
    var crc = new CRC32();
    crc.update(person.mail().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
    return "<%s.%d%s.%08x@%s>".formatted(incident.id(), seq, again, crc.getValue(), domain);
  }
}
