package io.relevo.probe.kind;

import io.netty.channel.Channel;
import io.relevo.fleet.Connections;
import org.jspecify.annotations.Nullable;

/**
 * The connection that an eye holds between two looks: to be used again while it is young, and to
 * notice at once that the peer lets go of it. Used on the eye's event loop only.
 */
final class Spare {
  private final Connections how;
  private volatile @Nullable Runnable fallen;
  private @Nullable Line line;
  private boolean closed;

  Spare(Connections how) {
    this.how = how;
  }

  /** Whether it holds any. */
  boolean wanted() {
    return how.kept();
  }

  /** Tells this from now on, on the event loop, when the peer lets go of it. */
  void tell(Runnable listener) {
    fallen = how.sentinel() ? listener : null;
  }

  /** Gives it away for one more look; null when there is none, or when it is too old for that. */
  @Nullable Line take() {
    Line held = line;
    if (held == null || System.nanoTime() - held.since() >= how.reuse().toNanos()) {
      return null;
    }
    line = null;
    return held;
  }

  /** Holds this one from now on, in place of any other; false when it is not wanted. */
  boolean keep(Line newer) {
    if (closed || !newer.talk().lasting()) {
      return false;
    }
    drop();
    line = newer;
    return true;
  }

  /** The peer let go of this one: that means something only if it is the one held. */
  void fell(Channel channel) {
    if (line != null && line.channel() == channel) {
      drop();
      fell();
    }
  }

  /** The peer let go of one that was in use again. */
  void fell() {
    Runnable listener = fallen;
    if (listener != null) {
      listener.run();
    }
  }

  void close() {
    closed = true;
    drop();
  }

  private void drop() {
    Line old = line;
    line = null;
    if (old != null) {
      old.close();
    }
  }
}
