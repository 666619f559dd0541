package io.relevo.alert;

import io.relevo.alert.Problem.Kind;
import io.relevo.alert.Told.Phase;
import io.relevo.failover.Policy;
import io.relevo.failover.Scenes;
import io.relevo.fleet.Indexed;
import io.relevo.fleet.Setting;
import io.relevo.fleet.Subject;
import io.relevo.probe.Blind;
import io.relevo.switching.Found;
import io.relevo.switching.Position;
import io.relevo.switching.Reading;
import io.relevo.switching.Testimony;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Situations for tests: a scene, and what is remembered and told of it. */
final class Situations {
  private final Scenes scenes;
  private final SequencedMap<String, Position> positions = new LinkedHashMap<>();
  private final SequencedMap<String, Reading> readings = new LinkedHashMap<>();
  private final List<Incident> incidents = new ArrayList<>();
  private final List<Told> told = new ArrayList<>();
  private final List<Blind> blind = new ArrayList<>();
  private final List<Situation.Ailment> ailments = new ArrayList<>();

  Situations(Scenes scenes) {
    this.scenes = scenes;
  }

  /** An open incident that began so long ago. */
  static Incident incident(Subject subject, Kind kind, Duration ago) {
    return new Incident(
        "7K2M-1",
        "7K2M",
        new Problem.Key(subject, kind),
        Severity.WARNING,
        "it closed the connection without a byte",
        Optional.empty(),
        Scenes.NOW.minus(ago),
        Optional.empty(),
        List.of());
  }

  static Incident down(String target, Duration ago) {
    return incident(new Subject.Member(target), Kind.DOWN, ago);
  }

  Situations open(Incident incident) {
    incidents.add(incident);
    return this;
  }

  Situations told(String person, Phase phase) {
    return told(person, phase, Duration.ZERO);
  }

  Situations told(String person, Phase phase, Duration ago) {
    var at = Scenes.NOW.minus(ago);
    told.add(new Told("7K2M-1", person, phase, "<first@example.com>", 1, at));
    return this;
  }

  Situations ailing(Kind kind, Subject subject, String what) {
    ailments.add(new Situation.Ailment(kind, subject, what));
    return this;
  }

  Situations blind(Blind time) {
    blind.add(time);
    return this;
  }

  Situations position(String name, Position position) {
    positions.put(name, position);
    return this;
  }

  Situations reading(String name, Setting at, boolean agrees, Optional<String> failure) {
    var address = new Testimony("address", "it is here", agrees);
    readings.put(name, new Reading(name, new Found.At(at), List.of(address), failure, Scenes.NOW));
    return this;
  }

  Situation now() {
    var scene = scenes.scene();
    return new Situation(
        scene,
        new Policy().decide(scene),
        positions,
        readings,
        new LinkedHashMap<>(),
        Indexed.by(Incident::key, incidents),
        Indexed.by(Told::incident, told),
        blind,
        ailments);
  }
}
