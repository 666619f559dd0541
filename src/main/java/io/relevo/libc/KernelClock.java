package io.relevo.libc;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.invoke.MethodHandle;

/**
 * What the kernel knows of its clock: adjtimex(2), which only reads here.
 *
 * @param offset in seconds, what is still to be corrected
 * @param error in seconds, as the time service estimates it
 * @param kept whether a time service keeps the clock
 */
public record KernelClock(double offset, double error, boolean kept) {
  /** {@code struct timex}, the same on x86-64 and arm64. */
  private static final int SIZE = 208;

  private static final int OFFSET = 8;
  private static final int ESTERROR = 32;
  private static final int STATUS = 40;

  /** From {@code sys/timex.h}. */
  private static final int STA_UNSYNC = 0x40;

  private static final int STA_NANO = 0x2000;

  private static final MethodHandle ADJTIMEX =
      Libc.function("adjtimex", FunctionDescriptor.of(JAVA_INT, ADDRESS));

  /**
   * Asks the kernel.
   *
   * @throws ErrnoException when this process may not ask
   */
  public static KernelClock read() throws ErrnoException {
    try (var arena = Arena.ofConfined()) {
      var timex = arena.allocate(SIZE, Long.BYTES);
      var result = Libc.call(state -> (int) ADJTIMEX.invokeExact(state, timex));
      if (result < 0) {
        throw new ErrnoException("adjtimex", -result);
      }
      var status = timex.get(JAVA_INT, STATUS);
      var unit = (status & STA_NANO) == 0 ? 1e-6 : 1e-9;
      return new KernelClock(
          timex.get(JAVA_LONG, OFFSET) * unit,
          timex.get(JAVA_LONG, ESTERROR) * 1e-6,
          (status & STA_UNSYNC) == 0);
    }
  }
}
