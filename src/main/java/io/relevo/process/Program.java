package io.relevo.process;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A program that is run again and again, never beside what its last run left behind: one that waits
 * for a disk that hangs cannot be killed, and would pile up.
 *
 * <p>It is run without a shell, without input and without Relevo's environment, among which may be
 * secrets.
 */
public final class Program {
  private final int mostBytes;
  private volatile @Nullable Run last;

  /**
   * @param mostBytes of its output that are looked at; the rest is read and dropped, so that it can
   *     end
   */
  public Program(int mostBytes) {
    this.mostBytes = mostBytes;
  }

  /**
   * Runs it to its end; the limit begins when it is started.
   *
   * @param command the program, by its whole path, and its arguments
   * @throws IOException when no process can be had
   * @throws InterruptedException when Relevo is stopping; then it was killed
   */
  public Ending run(List<String> command, Duration limit) throws IOException, InterruptedException {
    var before = last;
    if (before != null && before.lingers()) {
      return new Ending.Lingering();
    }
    var run = Run.start(command, mostBytes);
    last = run;
    return run.await(limit);
  }
}
