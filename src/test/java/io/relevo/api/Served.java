package io.relevo.api;

import io.relevo.fleet.Fleet;
import io.relevo.fleet.Setting;
import io.relevo.metrics.Meters;
import io.relevo.metrics.OwnHealth;
import io.relevo.probe.Cause;
import io.relevo.probe.Observation;
import io.relevo.probe.Outcome;
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
  public final FakeConsole console;
  public final Meters meters = new Meters("1.2.3");
  public final Path socket;
  public final Api api;
  private final Vertx vertx =
      Vertx.vertx(new VertxOptions().setPreferNativeTransport(false).setEventLoopPoolSize(1));

  public Served(Path folder, Fleet fleet) throws IOException {
    socket = folder.resolve("relevo.sock");
    console = new FakeConsole(socket, fleet);
    meters.read(console);
    meters.turned(console.latest());
    api = Api.open(vertx, console, new Answers(console, meters, health(console)), console::now);
  }

  static OwnHealth health(FakeConsole console) {
    return new OwnHealth(console::vitals, (InstantSource) console::now);
  }

  /** Both nginx up and in rotation, both switches found where they ought to be. */
  public void allIsWell() {
    found("vip-1", 100, "in MASTER state");
    console.found(
        new Reading(
            "shop.maintenance",
            new Found.At(new Setting.Maintenance(false)),
            List.of(),
            Optional.empty(),
            console.now()));
    for (var i = 0; i < 3; i++) {
      turn(passed("nginx-1"), passed("nginx-2"), passed("mail"));
    }
  }

  /** nginx-1 refuses until it is taken out, and keepalived follows. */
  public void firstIsDown() {
    allIsWell();
    turn(refused("nginx-1"), passed("nginx-2"));
    turn(refused("nginx-1"), passed("nginx-2"));
    found("vip-1", 0, "in FAULT state");
    turn(refused("nginx-1"), passed("nginx-2"));
  }

  public void found(String name, int percent, String keepalived) {
    console.found(
        new Reading(
            name,
            new Found.At(new Setting.Share(percent)),
            List.of(new Testimony("keepalived", keepalived, true)),
            Optional.empty(),
            console.now()));
  }

  /** A second passes, these looks arrive, a turn is taken. */
  public void turn(Observation... looks) {
    for (var look : looks) {
      meters.looked(look);
    }
    meters.turned(console.turn(Duration.ofSeconds(1), looks));
  }

  public Observation passed(String target) {
    return look(target, new Outcome.Passed(Outcome.Answer.SERVING));
  }

  public Observation refused(String target) {
    return look(target, new Outcome.Failed(Cause.REFUSED, "10.0.0.11:80 refused the connection"));
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
