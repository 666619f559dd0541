package io.relevo.switching.kind;

import io.relevo.fleet.Setting;
import io.relevo.switching.Found;
import io.relevo.switching.Life;
import io.relevo.switching.Testimony;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Moves one switch and reads it back. May block: only the loop's hands call it. */
public interface Actuator {
  /** Where it is. Never throws: what cannot be read is {@link Found.Unreadable}. */
  Found find();

  /**
   * Which life of what keeps the position {@link #find} saw last; empty where a position is never
   * forgotten, as a file's is not.
   */
  default Optional<Life> life() {
    return Optional.empty();
  }

  /** What everybody else who can say so says of it, given where it was found; in a fixed order. */
  List<Testimony> testimonies(Found found);

  /**
   * What {@link #move} would do now, a line each, as a person would do it by hand; looks where it
   * must, and changes nothing. Says no secret.
   *
   * @throws IOException when that depends on what cannot be read
   */
  List<String> commands(Setting setting) throws IOException;

  /**
   * Moves it. Doing it twice does no harm.
   *
   * @param note why, until when: for people who look at what was written
   * @throws IOException when it could not be moved; then it is where it was, or short of where it
   *     ought to be
   */
  void move(Setting setting, String note) throws IOException;
}
