package io.relevo.probe.kind;

import io.netty.channel.Channel;
import io.netty.util.concurrent.Future;
import io.relevo.probe.Cause;
import io.relevo.probe.Outcome;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One look: takes the connection that the eye holds, or resolves and connects, lets its {@link
 * Talk} talk, and ends once, at the latest when its deadline is due. Everything runs on the eye's
 * event loop and nothing waits.
 */
final class Look {
  /**
   * A deadline that fires later than this says that we were not running, and so nothing about the
   * target: long for an event loop, short against a suspended machine.
   */
  private static final Duration OWN_LATENESS = Duration.ofMillis(250);

  /** Enough for the event loop to read what has come. */
  private static final Duration ONE_PASS = Duration.ofMillis(1);

  private static final Outcome STOPPING = new Outcome.Unclear("Relevo is stopping");

  private final Eye eye;
  private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
  private long due;
  private @Nullable Future<?> deadline;
  private @Nullable SocketAddress peer;
  private @Nullable Channel channel;
  private @Nullable Line line;
  private boolean reused;
  private boolean ended;

  Look(Eye eye) {
    this.eye = eye;
  }

  /** Sets out, from any thread. */
  void begin() {
    on(this::start);
  }

  /** Ends it, from any thread, if it has not ended: nobody waits for its outcome any more. */
  void abandon() {
    on(() -> end(new Outcome.Unclear("the look was abandoned")));
  }

  /** Always comes within the time-out, and never as an exception. */
  CompletionStage<Outcome> outcome() {
    return outcome;
  }

  /** On the event loop. */
  boolean ended() {
    return ended;
  }

  /** Whether the connection should outlive it. */
  boolean holds() {
    return eye.spare().wanted();
  }

  /** Ends it with this outcome, if it has not ended, and lets go of the connection. */
  void end(Outcome found) {
    if (ended) {
      return;
    }
    ended = true;
    if (deadline != null) {
      deadline.cancel(false);
      deadline = null;
    }
    if (line == null || !eye.spare().keep(line)) {
      hangUp();
    }
    // our own end closes connections too
    outcome.complete(eye.loop().isShuttingDown() ? STOPPING : found);
  }

  /**
   * The peer let go of the connection. One that was used again and yielded no byte was let go of
   * between two looks, as every server does sooner or later: a fresh one tells.
   *
   * @param silent whether this look saw no byte of an answer
   * @param found what it says of the target if the connection is this look's own
   */
  void dropped(boolean silent, Supplier<Outcome> found) {
    if (ended()) {
      eye.spare().fell(Objects.requireNonNull(channel));
    } else if (silent && reused) {
      reused = false;
      line = null;
      hangUp();
      eye.spare().fell();
      setOut();
    } else {
      end(found.get());
    }
  }

  private void hangUp() {
    if (channel != null) {
      var unused = channel.close(); // nobody waits for it
    }
  }

  /** Whose answer is awaited, in words: the name, and the address it stands for. */
  String where() {
    return peer instanceof InetSocketAddress inet && !eye.address().literal()
        ? eye.address() + " (" + inet.getAddress().getHostAddress() + ")"
        : eye.address().toString();
  }

  private void on(Runnable task) {
    try {
      if (eye.loop().inEventLoop()) {
        task.run();
      } else {
        eye.loop().execute(task);
      }
    } catch (RejectedExecutionException e) {
      outcome.complete(STOPPING);
    }
  }

  private void start() {
    long nanos = eye.timeout().toNanos();
    due = System.nanoTime() + nanos;
    deadline = eye.loop().schedule(this::late, nanos, TimeUnit.NANOSECONDS);
    Line held = eye.spare().take();
    if (held == null) {
      setOut();
    } else {
      again(held);
    }
  }

  private void again(Line held) {
    reused = true;
    peer = held.peer();
    channel = held.channel();
    line = held;
    held.talk().again(this);
  }

  /** Sets out on a connection of its own. */
  private void setOut() {
    if (eye.address().literal()) {
      open(eye.address().socket());
    } else {
      eye.network().resolve(eye.loop(), eye.address().host()).addListener(this::resolved);
    }
  }

  private void resolved(Future<? super InetSocketAddress> name) {
    if (ended()) {
      return;
    }
    if (name.isSuccess() && name.getNow() instanceof InetSocketAddress found) {
      open(new InetSocketAddress(found.getAddress(), eye.address().port()));
    } else {
      end(Faults.resolving(eye.address().host(), name.cause()));
    }
  }

  private void open(SocketAddress to) {
    peer = to;
    try {
      Channel opened = eye.talk().open(eye.network(), eye.address());
      channel = opened;
      Talk prepared = eye.talk().prepare(this, opened);
      eye.loop().register(opened).addListener(done -> connect(done, opened, prepared));
    } catch (RuntimeException e) {
      end(Faults.opening(e));
    }
  }

  private void connect(Future<?> registered, Channel opened, Talk prepared) {
    if (!registered.isSuccess()) {
      end(Faults.opening(registered.cause()));
    } else if (!ended()) {
      opened.connect(peer).addListener(done -> connected(done, opened, prepared));
    }
  }

  private void connected(Future<?> connected, Channel opened, Talk prepared) {
    if (ended()) {
      return;
    }
    if (connected.isSuccess()) {
      line = new Line(opened, prepared, Objects.requireNonNull(peer), System.nanoTime());
      prepared.accepted();
    } else {
      end(Faults.connecting(where(), connected.cause()));
    }
  }

  /** The loop may have been busy while the answer came: it is read first, if it is there. */
  private void late() {
    deadline = eye.loop().schedule(this::expire, ONE_PASS.toNanos(), TimeUnit.NANOSECONDS);
  }

  private void expire() {
    Duration over = Duration.ofNanos(System.nanoTime() - due);
    end(over.compareTo(OWN_LATENESS) > 0 ? weWereLate(over) : tooLate(eye.timeout()));
  }

  private static Outcome weWereLate(Duration over) {
    return new Outcome.Unclear("Relevo itself was " + over.toMillis() + " ms late");
  }

  private Outcome tooLate(Duration timeout) {
    String within = timeout.toMillis() + " ms";
    if (line != null) {
      return line.talk().late(within);
    }
    return peer == null
        ? new Outcome.Unclear(eye.address().host() + " was not resolved within " + within)
        : new Outcome.Failed(Cause.CONNECT_TIMEOUT, where() + " did not accept within " + within);
  }
}
