package io.relevo.api;

import io.relevo.fleet.Fleet;
import io.relevo.fleet.Setting;
import io.relevo.metrics.Meters;
import io.relevo.metrics.OwnHealth;
import io.relevo.probe.Cause;
import io.relevo.probe.Measured;
import io.relevo.probe.Observation;
import io.relevo.probe.Outcome;
import io.relevo.probe.kind.Beats;
import io.relevo.switching.Found;
import io.relevo.switching.Reading;
import io.relevo.switching.Testimony;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The real API on real sockets, before a fake console. */
public final class Served implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMillis(200);

  public final FakeConsole console;
  public final Meters meters = new Meters("1.2.3");
  public final Path socket;
  public final Api api;
  final Routes routes;
  private final Vertx vertx =
      Vertx.vertx(new VertxOptions().setPreferNativeTransport(false).setEventLoopPoolSize(1));

  public Served(Path folder, Fleet fleet) throws IOException {
    socket = folder.resolve("relevo.sock");
    console = new FakeConsole(socket, fleet);
    meters.read(console);
    meters.turned(console.latest());
    var answers = new Answers(console, meters, health(console));
    routes =
        new Routes(
            console,
            answers,
            new Orders(console, PATIENCE),
            new Reports(console, new Beats(folder.resolve("beats"))));
    api = Api.open(vertx, console.configuration(), routes, console::now);
  }

  static OwnHealth health(FakeConsole console) {
    return new OwnHealth(console::vitals, (InstantSource) console::now);
  }

  /** Both nginx up and in rotation, both switches found where they ought to be. */
  public void allIsWell() {
    found("vip-1", 100, "MASTER");
    found("shop.maintenance", new Found.At(new Setting.Maintenance(false)));
    for (var i = 0; i < 3; i++) {
      turn(passed("nginx-1"), passed("nginx-2"), passed("mail"));
    }
  }

  /** nginx-1 refuses until it is taken out, and keepalived follows. */
  public void firstIsDown() {
    turn(refused("nginx-1"), passed("nginx-2"), passed("mail"));
    turn(refused("nginx-1"), passed("nginx-2"), passed("mail"));
    found("vip-1", 0, "FAULT");
    turn(refused("nginx-1"), passed("nginx-2"), passed("mail"));
  }

  /** nginx-1 answers again, long enough to come back. */
  public void firstIsWell() {
    for (var i = 0; i < 40; i++) {
      turn(passed("nginx-1"), passed("nginx-2"), passed("mail"));
    }
    found("vip-1", 100, "MASTER");
    turn(passed("nginx-1"), passed("nginx-2"), passed("mail"));
  }

  /** Nobody healthy is left in the group. */
  public void bothAreDown() {
    for (var i = 0; i < 3; i++) {
      turn(refused("nginx-1"), refused("nginx-2"), passed("mail"));
    }
  }

  /** The process is stopped for twelve seconds. */
  public void standsStill() {
    console.standStill(Duration.ofSeconds(12));
    turn();
  }

  /** The track file holds something that Relevo never writes. */
  public void movedByHand() {
    found("vip-1", new Found.Other("-7"), testimony("BACKUP"));
    turn(passed("nginx-1"), passed("nginx-2"), passed("mail"));
  }

  /** The file says in, keepalived says otherwise. */
  public void keepalivedDisagrees() {
    found(
        "vip-1", new Found.At(new Setting.Share(100)), new Testimony("keepalived", "FAULT", false));
    turn(passed("nginx-1"), passed("nginx-2"), passed("mail"));
  }

  private void found(String name, int percent, String role) {
    found(name, new Found.At(new Setting.Share(percent)), testimony(role));
  }

  private void found(String name, Found found, Testimony... testimonies) {
    console.found(new Reading(name, found, List.of(testimonies), Optional.empty(), console.now()));
  }

  private static Testimony testimony(String role) {
    return new Testimony("keepalived", role, true);
  }

  /** A second passes, these looks arrive, a turn is taken. */
  public void turn(Observation... looks) {
    for (var look : looks) {
      meters.looked(look);
    }
    meters.turned(console.turn(Duration.ofSeconds(1), looks));
  }

  public Observation passed(String target) {
    return measured(target, new Measured("handshake", target, 0.25));
  }

  public Observation measured(String target, Measured... measures) {
    return look(
        target, new Outcome.Passed(Outcome.Answer.SERVING, Optional.empty(), List.of(measures)));
  }

  public Observation refused(String target) {
    return look(target, new Outcome.Failed(Cause.REFUSED, target + ":80 refused the connection"));
  }

  private Observation look(String target, Outcome outcome) {
    return new Observation(target, outcome, console.now().plusMillis(900), Duration.ofMillis(3));
  }

  @Override
  public void close() throws IOException {
    api.close();
    vertx.close().await();
  }
}
