package io.relevo.rehearsal;

import io.relevo.alert.Notice;
import io.relevo.failover.Order;
import io.relevo.fleet.Fleet;
import io.relevo.fleet.Subject;
import io.relevo.fleet.Switch;
import io.relevo.journal.Entry;
import io.relevo.turn.PeerReport;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;

/** Plays a story: the agents, what really is, and the time. */
public final class Stage {
  /** Agents do not run in step. */
  private static final Duration APART = Duration.ofMillis(137);

  private final Story story;
  private final Timeline timeline;
  private final Truth truth;
  private final Ledger ledger;
  private final Chronicle chronicle;
  private final Addresses addresses;
  private final SequencedMap<String, Player> players = new LinkedHashMap<>();
  private final SequencedMap<String, Instant> offline = new LinkedHashMap<>();

  private Stage(List<Actor> actors, Story story) {
    var fleet = actors.getFirst().fleet();
    this.story = story;
    this.timeline = new Timeline(story.start().minus(warmUp(fleet)));
    this.truth = new Truth(fleet, timeline, this::changed);
    this.ledger = new Ledger(truth);
    this.chronicle = new Chronicle(story.start());
    this.addresses = new Addresses(truth);
    actors.forEach(actor -> players.put(name(actor), new Player(this, actor)));
  }

  /**
   * What comes of a story.
   *
   * @param actors every agent of the configuration, in its order
   */
  public static Performance play(List<Actor> actors, Story story) {
    var cast = story.mode().map(mode -> actors.stream().map(actor -> actor.in(mode)).toList());
    return new Stage(cast.orElse(actors), story).play();
  }

  private Performance play() {
    var running = story.agents().isEmpty() ? players.keySet() : story.agents();
    var wait = Duration.ZERO;
    for (var name : running) {
      timeline.after(wait, player(name)::start);
      wait = wait.plus(APART);
    }
    timeline.runUntil(story.start());
    changed();
    story
        .events()
        .forEach(
            event -> timeline.at(story.start().plus(event.at()), () -> act(event.happening())));
    var end = story.start().plus(story.lasts());
    timeline.runUntil(end);
    var waiting = players.values().stream().mapToInt(Player::undelivered).sum();
    return chronicle.end(story, waiting, ledger.tolls(end));
  }

  /** Long enough for every agent to know that all is well, and who is there. */
  private static Duration warmUp(Fleet fleet) {
    var surest =
        fleet.targets().values().stream()
            .map(target -> target.pace().recheck().multipliedBy(target.pace().rise() + 2L))
            .reduce(Duration.ZERO, (a, b) -> a.compareTo(b) > 0 ? a : b);
    return surest.plus(fleet.agent().peerLost()).plusSeconds(10);
  }

  private static String name(Actor actor) {
    return actor.fleet().agent().name();
  }

  // what happens

  private void act(Happening happening) {
    say(Performance.STORY, happening.phrase());
    switch (happening) {
      case Happening.Become(var targets) -> truth.become(targets);
      case Happening.Typed(var order, _, var on) -> type(order, on);
      case Happening.Stick(var switches, var fast) -> truth.fast(switches, fast);
      case Happening.ByHand(var switches) ->
          switches.forEach(
              (name, found) -> {
                var s = Objects.requireNonNull(truth.fleet.switches().get(name), name);
                truth.hosts(s).forEach(host -> truth.put(s, host, found));
              });
      case Happening.Agents(var names, var run) -> run(names, run);
      case Happening.Power(var hosts, var on) -> {
        truth.power(hosts, on);
        run(hosts, on);
      }
      case Happening.Network(var hosts, var joined) -> network(hosts, joined);
      case Happening.Relays(var up) -> truth.relays(up);
    }
  }

  private void run(Collection<String> names, boolean run) {
    names.stream()
        .filter(players::containsKey)
        .map(this::player)
        .forEach(
            player -> {
              if (run) {
                player.start();
              } else {
                player.die();
              }
            });
  }

  private void network(List<String> hosts, boolean joined) {
    hosts.forEach(host -> offline.remove(host));
    if (!joined) {
      hosts.forEach(host -> offline.put(host, now()));
    }
    truth.network(hosts, joined);
  }

  /** Where the operator would type it: where the switch is, on every host what is for each. */
  private void type(Order order, Optional<String> on) {
    var hosts =
        on.map(List::of)
            .orElseGet(
                () ->
                    switch (order) {
                      case Order.Drain o -> concerned(o.member());
                      case Order.Ready o -> concerned(o.member());
                      case Order.MaintenanceOn _, Order.MaintenanceOff _ -> first();
                      case Order.Pause _, Order.Resume _ -> List.copyOf(players.keySet());
                    });
    hosts.stream()
        .map(this::player)
        .filter(
            player -> {
              if (!player.alive()) {
                say(Performance.WORLD, "no daemon answers on " + player.name());
              }
              return player.alive();
            })
        .forEach(player -> player.order(order));
  }

  private List<String> concerned(String member) {
    return truth.fleet.switchesMoving(new Subject.Member(member)).stream()
        .map(Switch::on)
        .flatMap(Optional::stream)
        .findFirst()
        .map(List::of)
        .orElseGet(this::first);
  }

  private List<String> first() {
    return players.values().stream().filter(Player::alive).map(Player::name).limit(1).toList();
  }

  private void changed() {
    if (!now().isBefore(story.start())) {
      ledger.note(now());
    }
    addresses.news().forEach(news -> chronicle.say(now(), Performance.WORLD, news));
  }

  // what the agents ask for

  Truth truth() {
    return truth;
  }

  Instant now() {
    return timeline.now();
  }

  void after(Duration wait, Runnable what) {
    timeline.after(wait, what);
  }

  void say(String who, String what) {
    chronicle.say(now(), who, what);
  }

  void did(String agent, Entry entry) {
    chronicle.did(now(), agent, entry);
  }

  void arrived(String agent, List<Notice> notices) {
    chronicle.arrived(now(), agent, notices);
  }

  /** What a peer answers, when it does. */
  Optional<PeerReport> report(String asker, String peer) {
    return Optional.of(player(peer))
        .filter(player -> player.alive() && truth.reaches(asker, peer))
        .map(Player::report);
  }

  /** Whether a host was cut off from everything for so long. */
  boolean silent(String host, Duration patience) {
    return Optional.ofNullable(offline.get(host))
        .filter(since -> since.plus(patience).isBefore(now()))
        .isPresent();
  }

  private Player player(String name) {
    return Objects.requireNonNull(players.get(name), name);
  }
}
