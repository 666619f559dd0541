package io.relevo.switching.kind;

import io.relevo.fleet.Setting;
import io.relevo.fleet.Setting.Share;
import io.relevo.switching.Found;
import io.relevo.switching.Testimony;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/**
 * A member's place in a set in which others stand too: the records of a name, the lines of a file.
 *
 * <p>The set is read, the member's own place in it changed, and the whole of it proven to have
 * arrived; what other people wrote in it stays, and what they did to the member's place since it
 * was read is not written over.
 */
abstract class SetSwitch implements Actuator {
  private final String what;
  private final String where;
  private final Lock turn;
  private volatile @Nullable Found seen;

  /**
   * @param what its kind, in words
   * @param where its place, in words
   * @param turn held while the set is changed: others of this agent may change the same one
   */
  SetSwitch(String what, String where, Lock turn) {
    this.what = what;
    this.where = where;
    this.turn = turn;
  }

  /** Where the member is. */
  abstract Found read() throws IOException;

  /** Gives the member that share, if it has another one. */
  abstract void write(int percent, String note) throws IOException;

  /** Asks whether it has it now, and throws when not. */
  abstract void prove(int percent) throws IOException;

  /** What {@link #write} would do, a line each. */
  abstract List<String> lines(int percent) throws IOException;

  @Override
  public final List<String> commands(Setting setting) throws IOException {
    return switch (setting) {
      case Share(int percent) -> lines(percent);
      case Setting.Maintenance _ -> throw Misfit.of(what, "a share", setting);
    };
  }

  @Override
  public final Found find() {
    try {
      var found = read();
      seen = found;
      return found;
    } catch (IOException e) {
      return new Found.Unreadable(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public List<Testimony> testimonies(Found found) {
    return List.of();
  }

  @Override
  public final void move(Setting setting, String note) throws IOException {
    switch (setting) {
      case Share(int percent) -> move(percent, note);
      case Setting.Maintenance _ -> throw Misfit.of(what, "a share", setting);
    }
  }

  private void move(int percent, String note) throws IOException {
    turn.lock();
    try {
      write(percent, note);
    } finally {
      turn.unlock();
    }
    prove(percent);
  }

  /** What somebody else did to it since it was read is for the next turn to judge. */
  final void unchanged(Found now) throws IOException {
    var before = seen;
    if (before != null && !now.equals(before)) {
      throw new IOException(
          "%s: must be as it was read, %s (was: %s)"
              .formatted(where, before.phrase(), now.phrase()));
    }
  }

  /** It was written, and that was acknowledged. */
  final IOException notArrived(Found found) {
    return new IOException(
        "%s: must have moved when that was acknowledged (was: %s)"
            .formatted(where, found.phrase()));
  }
}
