package io.relevo.sim;

import io.relevo.alert.Notice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The mail server. */
final class Post {
  private final List<Received> received = new ArrayList<>();
  private final Set<String> unknown = new HashSet<>();
  private boolean down;

  /** A message in somebody's mailbox. */
  record Received(Instant at, Notice notice) {}

  /** What the server answers. */
  enum Answer {
    ACCEPTED,
    TRY_LATER,
    REFUSED
  }

  Answer hand(Instant at, Notice notice) {
    if (down) {
      return Answer.TRY_LATER;
    }
    if (unknown.contains(notice.person())) {
      return Answer.REFUSED;
    }
    received.add(new Received(at, notice));
    return Answer.ACCEPTED;
  }

  List<Received> received() {
    return received;
  }

  void down(boolean now) {
    down = now;
  }

  /** Whether there is such a mailbox. */
  void knows(String person, boolean now) {
    if (now) {
      unknown.remove(person);
    } else {
      unknown.add(person);
    }
  }

  void repair() {
    down = false;
    unknown.clear();
  }
}
