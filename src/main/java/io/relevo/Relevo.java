package io.relevo;

import io.relevo.alert.mail.MailPostman;
import io.relevo.api.Api;
import io.relevo.api.Ears;
import io.relevo.cli.Cli;
import io.relevo.cli.Version;
import io.relevo.config.Configuration;
import io.relevo.journal.JournalException;
import io.relevo.journal.sqlite.SqliteJournal;
import io.relevo.journal.sqlite.SqliteOutbox;
import io.relevo.loop.Ailing;
import io.relevo.loop.Courier;
import io.relevo.loop.Daemon;
import io.relevo.loop.InForce;
import io.relevo.loop.Milestone;
import io.relevo.loop.Mouth;
import io.relevo.loop.Outgoing;
import io.relevo.loop.Parts;
import io.relevo.loop.Rereading;
import io.relevo.loop.Systemd;
import io.relevo.metrics.Meters;
import io.relevo.metrics.OwnHealth;
import io.relevo.probe.kind.Beats;
import io.relevo.probe.kind.Probes;
import io.relevo.switching.kind.Actuators;
import io.relevo.turn.Plan;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * The composition root, the one place that knows everybody: what observes, what moves, what tells,
 * what remembers, and the daemon between them.
 */
public final class Relevo {
  private static final System.Logger LOG = System.getLogger(Relevo.class.getName());

  /** sysexits(3): EX_CONFIG. */
  private static final int BAD_CONFIGURATION = 78;

  private Relevo() {}

  public static void main(String[] arguments) {
    System.exit(main(arguments, (_, _) -> {}));
  }

  /**
   * Carries out a command; {@code run} is the daemon.
   *
   * @param milestones is told of each step of each turn
   * @return the exit code
   */
  public static int main(String[] arguments, BiConsumer<Milestone, Plan> milestones) {
    return Cli.main(
        arguments, (path, agent) -> run(new ConfigurationFile(path, agent), milestones));
  }

  private static int run(ConfigurationFile file, BiConsumer<Milestone, Plan> milestones)
      throws IOException, InterruptedException {
    Logging.start();
    return switch (file.read()) {
      case Rereading.Outcome.Good(Configuration good) -> watch(file, good, milestones);
      case Rereading.Outcome.Bad(List<String> problems) -> refuse(problems);
    };
  }

  private static int watch(
      ConfigurationFile file, Configuration first, BiConsumer<Milestone, Plan> milestones)
      throws IOException, InterruptedException {
    var clock = Clock.systemUTC();
    var inForce = new InForce(first, file, clock);
    var ailing = new Ailing();
    var meters = new Meters(Version.running());
    var beats = new Beats(first.state().resolve("beats"));
    var end = new End(Systemd.of(System.getenv(), ProcessHandle.current().pid()));
    try (var web = new Web();
        var journal = SqliteJournal.open(first.state());
        var mouth = mouth(journal, meters, ailing, inForce, clock);
        var daemon =
            new Daemon(
                inForce,
                journal.remembered(),
                parts(new Probes(web.vertx(), beats), journal, mouth, meters, milestones, clock),
                ailing)) {
      var health = new OwnHealth(daemon::vitals, clock);
      meters.read(daemon);
      mouth.start();
      daemon.start();
      try (var _ = Api.open(web.vertx(), daemon, beats, meters, health);
          var _ = new Ears(web.vertx(), first.fleet().agent(), daemon::heard)) {
        return end.await(daemon, health);
      }
    } catch (JournalException e) {
      return refuse(List.of(e.getMessage()));
    }
  }

  private static Mouth mouth(
      SqliteJournal journal, Meters meters, Ailing ailing, InForce inForce, Clock clock) {
    var courier =
        new Courier(MailPostman::new, delivery -> meters.delivered("mail", delivery), clock);
    return new Mouth(journal.outbox(), courier, ailing, inForce::get, clock);
  }

  private static Parts parts(
      Probes probes,
      SqliteJournal journal,
      Mouth mouth,
      Meters meters,
      BiConsumer<Milestone, Plan> milestones,
      Clock clock) {
    var actuators = new Actuators();
    return new Parts(
        journal,
        target -> probes.make(target.probe(), target.pace().timeout()),
        probes.eyes(),
        held -> actuators.make(held.spec()),
        mouth,
        () -> outgoing(journal.outbox(), clock),
        meters,
        milestones,
        Version.running(),
        clock);
  }

  private static Outgoing outgoing(SqliteOutbox outbox, Clock clock) {
    try {
      return new Outgoing(outbox.counts(), outbox.oldestWaiting(clock.instant()));
    } catch (JournalException e) {
      LOG.log(Level.WARNING, "the outbox cannot be counted: {0}", e.getMessage());
      return new Outgoing(Map.of(), Duration.ZERO);
    }
  }

  private static int refuse(List<String> problems) {
    problems.forEach(problem -> LOG.log(Level.ERROR, problem));
    return BAD_CONFIGURATION;
  }
}
