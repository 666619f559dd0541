package io.relevo.alert.mail;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Bounds a whole try, whatever its parts do. On a virtual thread of its own: there an interrupt
 * breaks off a socket, and a look-up of a name, which nothing breaks off, holds up nobody.
 */
final class Deadline {
  private Deadline() {}

  static Attempt hold(Duration atMost, Callable<Attempt> work) {
    var task = new FutureTask<>(work);
    Thread.ofVirtual().name("relay").start(task);
    try {
      return task.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      return broken(task, "no answer within " + atMost.toSeconds() + " s in all");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return broken(task, "broken off");
    } catch (ExecutionException e) {
      return new Attempt(Attempt.Kind.NOT_NOW, Line.of(String.valueOf(e.getCause())));
    }
  }

  private static Attempt broken(FutureTask<Attempt> task, String why) {
    task.cancel(true);
    return new Attempt(Attempt.Kind.NO_TALK, why);
  }
}
