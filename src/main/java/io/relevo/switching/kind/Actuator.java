package io.relevo.switching.kind;

import io.relevo.fleet.Setting;
import io.relevo.switching.Found;
import io.relevo.switching.Testimony;
import java.io.IOException;
import java.util.List;

/** Moves one switch and reads it back. May block: only the loop's hands call it. */
public interface Actuator {
  /** Where it is. Never throws: what cannot be read is {@link Found.Unreadable}. */
  Found find();

  /** What everybody else who can say so says of it, given where it was found; in a fixed order. */
  List<Testimony> testimonies(Found found);

  /**
   * Moves it. Doing it twice does no harm.
   *
   * @param note why, until when: for people who look at what was written
   * @throws IOException when it could not be moved; then it is where it was
   */
  void move(Setting setting, String note) throws IOException;
}
