package io.relevo.switching.kind;

import io.relevo.fleet.SwitchSpec;
import io.relevo.libc.ProcessStatus;
import io.relevo.libc.Signals;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A running keepalived, asked for its state: on a signal it writes all it knows into a file.
 *
 * @param pid its pid file: the parent's, which passes the signal on
 * @param dump where it writes; without it one can see that it runs, and no more
 */
record KeepalivedProcess(Path pid, Optional<KeepalivedDump> dump, KeepalivedSignal signal) {

  /**
   * It usually answers within a few milliseconds. Asked again it writes again: two files written
   * within one tick of the clock, for two instances say, cannot be told apart.
   */
  private static final Duration PATIENCE = Duration.ofMillis(175);

  private static final int TRIES = 4;

  /** The one that a configuration names, if it names one. */
  static Optional<KeepalivedProcess> of(SwitchSpec.Witness witness) {
    var dump = witness.json().map(json -> new KeepalivedDump(json, witness.instance()));
    return witness.pid().map(pid -> new KeepalivedProcess(pid, dump, new KeepalivedSignal()));
  }

  /** The process that plays the role, as far as can be seen without asking it. */
  OptionalInt running() {
    try {
      var process = number();
      return ProcessStatus.of(process).plays("keepalived")
          ? OptionalInt.of(process)
          : OptionalInt.empty();
    } catch (IOException | NumberFormatException _) {
      return OptionalInt.empty();
    }
  }

  private int number() throws IOException {
    return Integer.parseInt(Files.readString(pid).strip());
  }

  Answer ask() {
    try {
      return ask(number());
    } catch (NoSuchFileException _) {
      return new Answer.Silent("not running (no " + pid + ")");
    } catch (NumberFormatException _) {
      // it writes the number right after making the file
      return new Answer.Unknown("nothing yet (" + pid + " holds no number)");
    } catch (IOException e) {
      return new Answer.Unknown("nothing: " + e);
    }
  }

  private Answer ask(int process) throws IOException {
    return switch (ProcessStatus.of(process)) {
      case ProcessStatus.Gone _ -> new Answer.Silent("not running (process " + process + " ended)");
      case ProcessStatus.Hidden _ ->
          new Answer.Unknown("nothing: process " + process + " is hidden from Relevo");
      case ProcessStatus.Running running when !running.name().equals("keepalived") ->
          new Answer.Silent("not running (process " + process + " is " + running.name() + ")");
      case ProcessStatus.Running running when dump.isPresent() -> ask(running, process, dump.get());
      case ProcessStatus.Running _ -> new Answer.Unknown("that it runs");
    };
  }

  /** A signal that it is not prepared for yet would end it. */
  private Answer ask(ProcessStatus.Running running, int process, KeepalivedDump dump)
      throws IOException {
    return running.handles(signal.number())
        ? signal(process, dump, dump.version(), TRIES)
        : new Answer.Unknown("nothing yet: it is starting");
  }

  private Answer signal(
      int process, KeepalivedDump dump, Optional<KeepalivedDump.Version> before, int tries)
      throws IOException {
    if (tries == 0) {
      return new Answer.Silent("runs, but does not write " + dump.file());
    }
    return switch (Signals.send(process, signal.number())) {
      case DENIED -> new Answer.Unknown("that it runs; asking for more needs CAP_KILL");
      case NOBODY -> new Answer.Silent("not running (process " + process + " ended)");
      case DELIVERED -> {
        var answer = read(dump, before);
        yield answer.isPresent() ? answer.get() : signal(process, dump, before, tries - 1);
      }
    };
  }

  private static Optional<Answer> read(KeepalivedDump dump, Optional<KeepalivedDump.Version> before)
      throws IOException {
    try {
      return dump.awaitAfter(before, PATIENCE);
    } catch (AccessDeniedException e) {
      return Optional.of(
          new Answer.Unknown(
              "that it runs; "
                  + e.getFile()
                  + " is closed to Relevo (keepalived needs umask 0022)"));
    }
  }
}
