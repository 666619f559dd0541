package io.relevo.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.alert.Notice;
import io.relevo.alert.mail.MailSettings;
import io.relevo.config.Configuration;
import io.relevo.failover.Order;
import io.relevo.fleet.Agent;
import io.relevo.fleet.Budget;
import io.relevo.fleet.Fleet;
import io.relevo.fleet.Group;
import io.relevo.fleet.Keep;
import io.relevo.fleet.Mode;
import io.relevo.fleet.Origins;
import io.relevo.fleet.Pace;
import io.relevo.fleet.Person;
import io.relevo.fleet.ProbeSpec;
import io.relevo.fleet.Setting;
import io.relevo.fleet.Subject;
import io.relevo.fleet.Switch;
import io.relevo.fleet.SwitchSpec;
import io.relevo.fleet.Target;
import io.relevo.journal.Entry;
import io.relevo.journal.JournalException;
import io.relevo.journal.Memory;
import io.relevo.journal.Pen;
import io.relevo.lab.Lab;
import io.relevo.probe.Cause;
import io.relevo.probe.Observation;
import io.relevo.probe.Outcome;
import io.relevo.probe.kind.Probe;
import io.relevo.switching.Found;
import io.relevo.switching.Testimony;
import io.relevo.switching.kind.Actuator;
import io.relevo.turn.Plan;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The shell around the real core, with eyes and hands that the test moves. */
class DaemonTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Outcome PASSED = new Outcome.Passed(Outcome.Answer.SERVING);
  private static final Outcome FAILED =
      new Outcome.Failed(Cause.EMPTY_REPLY, "closed after 0 bytes");

  private final Map<String, Outcome> world = new ConcurrentHashMap<>();
  private static final SwitchSpec.Witness NOBODY =
      new SwitchSpec.Witness(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  private final Map<String, Setting> switches = new ConcurrentHashMap<>();
  private final List<String> deeds = new CopyOnWriteArrayList<>();
  private final List<Entry> journal = new CopyOnWriteArrayList<>();
  private final CountDownLatch stuck = new CountDownLatch(1);
  private volatile boolean diskFull;
  private volatile Rereading.Outcome file =
      new Rereading.Outcome.Bad(List.of("relevo.yml:3:5: must be a number (was: abc)"));
  private final Daemon daemon =
      new Daemon(
          new InForce(configuration("state"), () -> file, Clock.systemUTC()),
          Memory.empty(),
          parts(),
          new Ailing());

  @AfterEach
  void close() {
    stuck.countDown();
    daemon.close();
  }

  @Test
  void a_failure_is_remembered_then_moved_then_told() {
    start();
    world.put("nginx-1", FAILED);
    Lab.until(SOON, "something is told", () -> deeds.contains("tell"));
    assertThat(deeds.stream().filter(deed -> !deed.startsWith("look")).toList())
        .containsSubsequence(
            "remember MoveBegun", "move vip-1 out", "remember NoticeQueued", "tell");
  }

  @Test
  void a_journal_that_cannot_be_written_stops_no_move_and_is_written_when_it_can() {
    start();
    diskFull = true;
    world.put("nginx-1", FAILED);
    Lab.until(SOON, "vip-1 is out", () -> new Setting.Share(0).equals(switches.get("vip-1")));
    assertThat(journal).noneMatch(entry -> entry instanceof Entry.MoveBegun);
    assertThat(daemon.vitals().journalTrouble()).isPresent();
    Lab.until(
        SOON,
        "it is said all the same",
        () -> deeds.stream().anyMatch(deed -> deed.startsWith("say [nginx-1]")));
    diskFull = false;
    Lab.until(
        SOON,
        "the journal has it",
        () -> journal.stream().anyMatch(entry -> entry instanceof Entry.MoveSettled));
    assertThat(journal).anyMatch(entry -> entry instanceof Entry.MoveBegun);
    assertThat(daemon.vitals().journalTrouble()).isEmpty();
  }

  @Test
  void a_switch_that_hangs_delays_no_other() {
    switches.put("vip-2", new Setting.Share(7));
    start();
    world.put("nginx-1", FAILED);
    Lab.until(SOON, "vip-1 is out", () -> new Setting.Share(0).equals(switches.get("vip-1")));
  }

  @Test
  void an_order_is_answered_by_the_turn_that_ruled_on_it() throws Exception {
    start();
    var ruling =
        daemon.submit(new Order.Drain("nginx-1", Duration.ofHours(1), "test", "ana", false)).get();
    assertThat(ruling.accepted()).isTrue();
    Lab.until(SOON, "vip-1 is out", () -> new Setting.Share(0).equals(switches.get("vip-1")));
  }

  @Test
  void a_bad_file_never_replaces_a_good_one() throws Exception {
    start();
    assertThat(daemon.reload().get())
        .containsExactly("relevo.yml:3:5: must be a number (was: abc)");
    file = new Rereading.Outcome.Good(configuration("elsewhere"));
    assertThat(daemon.reload().get()).singleElement().asString().contains("agent.state", "restart");
    assertThat(daemon.configuration().state()).isEqualTo(Path.of("state"));
    assertThat(daemon.vitals().reloadTrouble()).isPresent();
    file = new Rereading.Outcome.Good(configuration("state"));
    assertThat(daemon.reload().get()).isEmpty();
    assertThat(daemon.vitals().reloadTrouble()).isEmpty();
  }

  @Test
  void stopping_moves_nothing() {
    start();
    var before = Map.copyOf(switches);
    daemon.close();
    assertThat(switches).isEqualTo(before);
  }

  private void start() {
    for (var name : List.of("nginx-1", "nginx-2")) {
      world.put(name, PASSED);
    }
    switches.putIfAbsent("vip-1", new Setting.Share(100));
    switches.putIfAbsent("vip-2", new Setting.Share(100));
    daemon.start();
    Lab.until(SOON, "both are up", () -> up("nginx-1") && up("nginx-2"));
  }

  private boolean up(String target) {
    var health = daemon.latest().belief().health().get(target);
    return health != null && health.state().serves();
  }

  private Parts parts() {
    return new Parts(
        new FakePen(),
        this::probe,
        Runnable::run,
        this::actuator,
        new FakeTelling(),
        () -> new Outgoing(Map.of(), Duration.ZERO),
        new Silent(),
        (_, _) -> {},
        "test",
        Clock.systemUTC());
  }

  private Probe probe(Target target) {
    return new Probe() {
      @Override
      public CompletionStage<Outcome> look() {
        return CompletableFuture.completedFuture(world.get(target.name()));
      }

      @Override
      public void close() {}
    };
  }

  private Actuator actuator(Switch held) {
    return new Actuator() {
      @Override
      public Found find() {
        var at = switches.get(held.name());
        if (at.equals(new Setting.Share(7))) {
          await(stuck);
        }
        return new Found.At(at);
      }

      @Override
      public List<Testimony> testimonies(Found found) {
        return List.of();
      }

      @Override
      public List<String> commands(Setting setting) {
        return List.of("move " + held.name() + " " + setting.phrase());
      }

      @Override
      public void move(Setting setting, String note) {
        deeds.add("move " + held.name() + " " + setting.phrase());
        switches.put(held.name(), setting);
      }
    };
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private final class FakePen implements Pen {
    @Override
    public void append(List<Entry> entries) throws JournalException {
      if (diskFull) {
        throw new JournalException("no space left on device");
      }
      journal.addAll(entries);
      entries.forEach(entry -> deeds.add("remember " + entry.getClass().getSimpleName()));
    }

    @Override
    public List<Entry> newest(int count) {
      return List.copyOf(journal);
    }

    @Override
    public List<Entry> newest(List<Class<? extends Entry>> kinds, int count) {
      return List.copyOf(journal);
    }
  }

  private final class FakeTelling implements Telling {
    @Override
    public void wake() {
      deeds.add("tell");
    }

    @Override
    public void say(List<Notice> unrecorded) {
      unrecorded.forEach(notice -> deeds.add("say " + notice.title()));
    }
  }

  private static final class Silent implements Onlooker {
    @Override
    public void looked(Observation look) {}

    @Override
    public void turned(Plan plan) {}
  }

  private static Configuration configuration(String state) {
    var budget = new Budget(10, Duration.ofMinutes(1));
    var agent =
        new Agent(
            "lb-1",
            Mode.ACT,
            new LinkedHashMap<>(),
            Duration.ofSeconds(5),
            Optional.empty(),
            budget);
    var group =
        new Group(
            "web",
            List.of("nginx-1", "nginx-2"),
            new Keep.Members(1),
            Group.WhenAllDown.LEAVE,
            Mode.ACT,
            budget,
            Duration.ofSeconds(1),
            Duration.ofSeconds(1));
    var ana = new Person("ana", "ana@example.test", Locale.ENGLISH, ZoneOffset.UTC);
    var fleet =
        new Fleet(
            agent,
            named(List.of(target("nginx-1"), target("nginx-2")), Target::name),
            named(List.of(group), Group::name),
            named(List.of(vip("vip-1", "nginx-1"), vip("vip-2", "nginx-2")), Switch::name),
            new LinkedHashMap<>(),
            named(List.of(ana), Person::name),
            new LinkedHashMap<>(),
            new Origins("relevo.yml", new LinkedHashMap<>()));
    return new Configuration(
        fleet,
        Optional.<MailSettings>empty(),
        Path.of(state),
        Path.of("relevo.sock"),
        "127.0.0.1:8480",
        Optional.empty());
  }

  private static Target target(String name) {
    var tick = Duration.ofMillis(20);
    return new Target(
        name,
        Optional.empty(),
        new ProbeSpec.Tcp("127.0.0.1", 1),
        new Pace(tick, tick, tick, 2, 2),
        Optional.empty());
  }

  private static Switch vip(String name, String member) {
    return new Switch(
        name,
        Optional.empty(),
        new SwitchSpec.Keepalived(Path.of(name), SwitchSpec.Keepalived.FAULT, NOBODY),
        new Subject.Member(member),
        Mode.ACT,
        false);
  }

  private static <T> SequencedMap<String, T> named(
      List<T> all, java.util.function.Function<T, String> name) {
    var map = new LinkedHashMap<String, T>();
    all.forEach(one -> map.put(name.apply(one), one));
    return map;
  }
}
