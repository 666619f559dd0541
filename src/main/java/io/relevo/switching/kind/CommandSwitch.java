package io.relevo.switching.kind;

import io.relevo.fleet.Setting;
import io.relevo.fleet.Setting.Maintenance;
import io.relevo.fleet.Setting.Share;
import io.relevo.fleet.SwitchSpec;
import io.relevo.process.Ending;
import io.relevo.process.Program;
import io.relevo.switching.Found;
import io.relevo.switching.Testimony;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.regex.Pattern;

/** Something that a program of the operator's own moves, and another one reads. */
final class CommandSwitch implements Actuator {
  private static final Pattern PERCENT = Pattern.compile("(100|\\d{1,2}) ?%?");
  private static final int IN = 100;

  /** Of what is printed, one line counts. */
  private static final int MOST_BYTES = 4096;

  private final SwitchSpec.Command spec;
  private final Program setter = new Program(MOST_BYTES);
  private final Program reader = new Program(MOST_BYTES);

  CommandSwitch(SwitchSpec.Command spec) {
    this.spec = spec;
  }

  @Override
  public Found find() {
    try {
      return decode(run(reader, spec.read()));
    } catch (IOException e) {
      return new Found.Unreadable(String.valueOf(e.getMessage()));
    }
  }

  private static Found decode(String line) {
    var percent = PERCENT.matcher(line);
    if (percent.matches()) {
      return new Found.At(new Share(Integer.parseInt(percent.group(1))));
    }
    return switch (line) {
      case "in" -> new Found.At(new Share(IN));
      case "out" -> new Found.At(new Share(0));
      case "on" -> new Found.At(new Maintenance(true));
      case "off" -> new Found.At(new Maintenance(false));
      default -> new Found.Other(line);
    };
  }

  @Override
  public List<Testimony> testimonies(Found found) {
    return List.of();
  }

  @Override
  public void move(Setting setting, String note) throws IOException {
    run(setter, filled(setting));
  }

  @Override
  public List<String> commands(Setting setting) {
    return List.of(String.join(" ", filled(setting)));
  }

  private List<String> filled(Setting setting) {
    return spec.set().stream().map(word -> filled(word, setting)).toList();
  }

  /** The line that it printed when it ended well. */
  private String run(Program program, List<String> command) throws IOException {
    var name = command.getFirst();
    try {
      return switch (program.run(command, spec.limit())) {
        case Ending.Ended ended when ended.code() == 0 -> ended.line();
        case Ending.Ended ended ->
            throw new IOException(
                "%s ended with %d: %s".formatted(name, ended.code(), ended.line()));
        case Ending.OutputHeld _ -> throw new IOException(name + " left its output open");
        case Ending.Late(var limit) ->
            throw new IOException("%s did not end within %d ms".formatted(name, limit.toMillis()));
        case Ending.Lingering _ ->
            throw new IOException(name + " was killed the last time, and does not end");
      };
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException(name + " was interrupted").initCause(e);
    }
  }

  private static String filled(String word, Setting setting) {
    return switch (word) {
      case SwitchSpec.Command.PERCENT -> Integer.toString(percent(setting));
      case SwitchSpec.Command.STATE -> state(setting);
      default -> word;
    };
  }

  /** Of a service: how many of its users are served. */
  private static int percent(Setting setting) {
    return switch (setting) {
      case Share(int percent) -> percent;
      case Maintenance(boolean on, _) -> on ? 0 : IN;
    };
  }

  private static String state(Setting setting) {
    return switch (setting) {
      case Share(int percent) -> percent == 0 ? "out" : "in";
      case Maintenance(boolean on, _) -> on ? "on" : "off";
    };
  }
}
