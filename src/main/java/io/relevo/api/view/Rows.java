package io.relevo.api.view;

import io.relevo.alert.Situation;
import io.relevo.api.view.Status.BlindRow;
import io.relevo.api.view.Status.GroupRow;
import io.relevo.api.view.Status.PeerRow;
import io.relevo.api.view.Status.ServiceRow;
import io.relevo.api.view.Status.SwitchRow;
import io.relevo.api.view.Status.TargetRow;
import io.relevo.failover.Hold;
import io.relevo.failover.Scene;
import io.relevo.fleet.Fleet;
import io.relevo.fleet.Group;
import io.relevo.fleet.Subject;
import io.relevo.fleet.Switch;
import io.relevo.fleet.Target;
import io.relevo.probe.Observation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The rows of a status, from how things stand. */
final class Rows {
  private static final Duration BLIND_SHOWN = Duration.ofDays(1);

  private final Situation situation;
  private final Scene scene;
  private final Fleet fleet;

  Rows(Situation situation) {
    this.situation = situation;
    this.scene = situation.scene();
    this.fleet = scene.fleet();
  }

  List<TargetRow> targets() {
    return fleet.targets().values().stream().map(this::row).toList();
  }

  private TargetRow row(Target target) {
    var health = scene.healthOf(target.name());
    return new TargetRow(
        target.name(),
        Words.lower(health.state()),
        health.seen().isPresent() && health.inDoubt(),
        health.behind(),
        health.since(),
        health.latest().map(Observation::at),
        health.latest().map(look -> look.outcome().phrase()).orElse("not looked at yet"));
  }

  List<GroupRow> groups() {
    return fleet.groups().values().stream().map(this::row).toList();
  }

  private GroupRow row(Group group) {
    return new GroupRow(
        group.name(),
        group.keep().phrase(),
        scene.rotating(group),
        group.members().stream().filter(member -> !scene.inRotation(member)).toList(),
        Words.lower(group.whenAllDown()));
  }

  List<ServiceRow> services() {
    return fleet.services().values().stream()
        .map(
            service -> new ServiceRow(service.name(), service.needs(), maintenance(service.name())))
        .toList();
  }

  /** Maintenance binds every agent, so a peer's hold counts too. */
  Optional<Hold> maintenance(String service) {
    return Stream.concat(
            scene.holds().stream(),
            scene.peers().values().stream().flatMap(peer -> peer.holds().stream()))
        .filter(hold -> hold.subject().equals(new Subject.OfService(service)))
        .findFirst();
  }

  List<SwitchRow> switches() {
    return fleet.switches().values().stream().map(this::row).toList();
  }

  private SwitchRow row(Switch s) {
    var reading = Optional.ofNullable(situation.readings().get(s.name()));
    var wanted = Optional.ofNullable(situation.decision().wanted().get(s.name()));
    return new SwitchRow(
        s.name(),
        s.moves().phrase(),
        s.on(),
        reading.map(r -> r.found().phrase()),
        wanted.map(w -> w.setting().phrase()),
        scene.mine(s) ? notes(s) : List.of("moved on " + mover(s)));
  }

  private String mover(Switch s) {
    return s.shared() ? scene.leader() : s.on().orElse("another host");
  }

  private List<String> notes(Switch s) {
    var notes = new ArrayList<String>();
    Optional.ofNullable(situation.readings().get(s.name()))
        .ifPresent(
            reading -> {
              reading.testimonies().forEach(t -> notes.add(t.witness() + " says " + t.says()));
              reading.failure().ifPresent(why -> notes.add("moving it failed: " + why));
            });
    Optional.ofNullable(situation.waits().get(s.name()))
        .ifPresent(wait -> notes.add(wait.sentence(scene.now())));
    Optional.ofNullable(situation.positions().get(s.name()))
        .flatMap(position -> position.foreign())
        .ifPresent(_ -> notes.add("somebody else moved it; it is left there"));
    return List.copyOf(notes);
  }

  /** Newest first. */
  List<BlindRow> blind() {
    return situation.blind().reversed().stream()
        .filter(blind -> blind.to().plus(BLIND_SHOWN).isAfter(scene.now()))
        .map(blind -> new BlindRow(blind.from(), blind.to(), blind.why()))
        .toList();
  }

  List<PeerRow> peers() {
    return scene.peers().values().stream()
        .map(peer -> new PeerRow(peer.agent(), peer.heard(), peer.at(), peer.out()))
        .toList();
  }
}
