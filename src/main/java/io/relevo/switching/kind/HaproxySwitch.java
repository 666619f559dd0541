package io.relevo.switching.kind;

import io.relevo.fleet.Setting;
import io.relevo.fleet.Setting.Share;
import io.relevo.fleet.SwitchSpec;
import io.relevo.switching.Found;
import io.relevo.switching.Life;
import io.relevo.switching.Testimony;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A server of an HAProxy backend: taken out by its state, and given its share by its weight.
 *
 * <p>A server that leaves maintenance gets users before HAProxy has checked it. So it leaves it
 * without a weight, and gets its weight when HAProxy's own check has passed.
 */
final class HaproxySwitch implements Actuator {
  /** How long a move waits for HAProxy's check; the next try waits on. */
  private static final Duration CHECKED = Duration.ofSeconds(2);

  private static final Duration POLL = Duration.ofMillis(50);

  private final SwitchSpec.Haproxy spec;
  private final HaproxyRuntime runtime;
  private Optional<Life> life = Optional.empty();
  private Optional<HaproxyServer> seen = Optional.empty();

  HaproxySwitch(SwitchSpec.Haproxy spec, HaproxyRuntime runtime) {
    this.spec = spec;
    this.runtime = runtime;
  }

  @Override
  public Found find() {
    try {
      return look().found();
    } catch (IOException e) {
      life = Optional.empty();
      seen = Optional.empty();
      return new Found.Unreadable(String.valueOf(e.getMessage()));
    }
  }

  private HaproxyServer look() throws IOException {
    var state = HaproxyState.of(runtime.ask(HaproxyState.question(spec.backend())));
    var server = state.server(spec.server());
    life = Optional.of(state.life());
    seen = Optional.of(server);
    return server;
  }

  @Override
  public Optional<Life> life() {
    return life;
  }

  /** HAProxy's own check is for people: whether the member is well, its probe says. */
  @Override
  public List<Testimony> testimonies(Found found) {
    return seen.stream().map(s -> new Testimony("haproxy", s.phrase(), true)).toList();
  }

  @Override
  public void move(Setting setting, String note) throws IOException {
    switch (setting) {
      case Share(int percent) when percent == 0 -> takeOut();
      case Share(int percent) -> bringIn(percent);
      case Setting.Maintenance _ -> throw Misfit.of("haproxy", "a share", setting);
    }
  }

  @Override
  public List<String> commands(Setting setting) throws IOException {
    return switch (setting) {
      case Share(int percent) when percent == 0 -> List.of(out());
      case Share(int percent) -> {
        var server = look();
        yield Stream.concat(unproven(server).stream(), proven(server, percent).stream()).toList();
      }
      case Setting.Maintenance _ -> throw Misfit.of("haproxy", "a share", setting);
    };
  }

  /** What it needs to be checked at all. */
  private List<String> unproven(HaproxyServer server) {
    return server.inMaintenance() ? List.of(weight("0%") + ";" + state("ready")) : List.of();
  }

  /** What gives it users, once it is checked. */
  private List<String> proven(HaproxyServer server, int percent) {
    var share = weight(weight(percent, server.normal()));
    return server.isOut() && !server.inMaintenance()
        ? List.of(share, state("ready"))
        : List.of(share);
  }

  private void takeOut() throws IOException {
    runtime.order(out());
  }

  private String out() {
    return state(spec.out() == SwitchSpec.Haproxy.Out.DRAIN ? "drain" : "maint");
  }

  private void bringIn(int percent) throws IOException {
    var before = look();
    order(unproven(before));
    awaitProven();
    order(proven(before, percent));
  }

  private void order(List<String> commands) throws IOException {
    for (var command : commands) {
      runtime.order(command);
    }
  }

  private void awaitProven() throws IOException {
    var end = System.nanoTime() + CHECKED.toNanos();
    var server = look();
    while (!server.proven()) {
      if (System.nanoTime() - end > 0) {
        throw new IOException(
            "HAProxy has not checked %s yet (%s, %s)"
                .formatted(spec.id(), server.status(), server.check()));
      }
      pause();
      server = look();
    }
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(POLL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private String state(String word) {
    return "set server %s state %s".formatted(spec.id(), word);
  }

  private String weight(String word) {
    return "set server %s weight %s".formatted(spec.id(), word);
  }

  /** A backend with a static algorithm takes 100% and no other word for it. */
  private static String weight(int percent, int normal) {
    return percent == 100 ? "100%" : Integer.toString(WholeWeight.of(percent, normal));
  }
}
