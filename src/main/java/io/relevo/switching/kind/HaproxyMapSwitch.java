package io.relevo.switching.kind;

import io.relevo.fleet.Setting;
import io.relevo.fleet.Setting.Maintenance;
import io.relevo.fleet.SwitchSpec;
import io.relevo.switching.Found;
import io.relevo.switching.Life;
import io.relevo.switching.Testimony;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A word in one of HAProxy's maps: there means maintenance. Its value is when that ends, so that
 * HAProxy can tell users how long to wait.
 */
final class HaproxyMapSwitch implements Actuator {
  private static final String UNKNOWN = "Unknown map identifier";

  private final SwitchSpec.HaproxyMap spec;
  private final HaproxyRuntime runtime;
  private Optional<Life> life = Optional.empty();

  HaproxyMapSwitch(SwitchSpec.HaproxyMap spec, HaproxyRuntime runtime) {
    this.spec = spec;
    this.runtime = runtime;
  }

  @Override
  public Found find() {
    try {
      return look().map(HaproxyMapSwitch::on).orElse(new Found.At(new Maintenance(false)));
    } catch (IOException e) {
      life = Optional.empty();
      return new Found.Unreadable(String.valueOf(e.getMessage()));
    }
  }

  private static Found on(String value) {
    return value.matches("[0-9]{1,12}")
        ? new Found.At(new Maintenance(true, until(Long.parseLong(value))))
        : new Found.Other(value);
  }

  private static Optional<Instant> until(long seconds) {
    return Optional.of(Instant.ofEpochSecond(seconds)).filter(end -> seconds > 0);
  }

  /** The value of the word, if it is there. */
  private Optional<String> look() throws IOException {
    var answer = runtime.ask("show info;show map " + spec.map());
    if (answer.contains(UNKNOWN)) {
      throw new IOException("HAProxy has no such map: " + spec.map());
    }
    life = Optional.of(HaproxyState.of(answer).life());
    return answer
        .lines()
        .map(line -> line.split(" ", 3))
        .filter(cells -> cells.length == 3 && cells[0].startsWith("0x"))
        .filter(cells -> cells[1].equals(spec.word()))
        .map(cells -> cells[2])
        .findFirst();
  }

  @Override
  public Optional<Life> life() {
    return life;
  }

  @Override
  public List<Testimony> testimonies(Found found) {
    return List.of();
  }

  @Override
  public void move(Setting setting, String note) throws IOException {
    for (var command : commands(setting)) {
      runtime.order(command);
    }
  }

  @Override
  public List<String> commands(Setting setting) throws IOException {
    return switch (setting) {
      case Maintenance(boolean on, var until) when on ->
          List.of(put(until.map(Instant::getEpochSecond).orElse(0L)));
      case Maintenance _ -> takeAway();
      case Setting.Share _ -> throw Misfit.of("a map", "maintenance on or off", setting);
    };
  }

  private String put(long value) throws IOException {
    var word = look().isPresent() ? "set" : "add";
    return "%s map %s %s %d".formatted(word, spec.map(), spec.word(), value);
  }

  private List<String> takeAway() throws IOException {
    return look().isPresent()
        ? List.of("del map %s %s".formatted(spec.map(), spec.word()))
        : List.of();
  }
}
