package io.relevo.rehearsal;

import io.relevo.alert.Notice;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** An agent's outbox, which survives it, and what delivers what is in it. */
final class Post {
  private static final Duration DELIVERY = Duration.ofMillis(200);

  /** As long as the real one waits at most while no relay answers. */
  private static final Duration RETRY = Duration.ofSeconds(30);

  private final Player player;
  private final Stage stage;
  private final Deque<Notice> waiting = new ArrayDeque<>();
  private boolean busy;

  Post(Player player, Stage stage) {
    this.player = player;
    this.stage = stage;
  }

  /** Nobody is reminded of what still waits. */
  void queue(Notice notice) {
    if (!notice.reminder() || waiting.stream().noneMatch(before -> sameThread(before, notice))) {
      waiting.add(notice);
    }
    wake();
  }

  private static boolean sameThread(Notice a, Notice b) {
    return a.person().equals(b.person()) && a.incident().id().equals(b.incident().id());
  }

  /** At the start of an agent's life. */
  void begin() {
    busy = false;
    wake();
  }

  int waiting() {
    return waiting.size();
  }

  private void wake() {
    if (!busy && !waiting.isEmpty()) {
      busy = true;
      player.later(DELIVERY, this::deliver);
    }
  }

  private void deliver() {
    if (stage.truth().takesMail(player.name())) {
      stage.arrived(player.name(), List.copyOf(waiting));
      waiting.clear();
      begin();
    } else {
      player.later(RETRY, this::begin);
    }
  }
}
