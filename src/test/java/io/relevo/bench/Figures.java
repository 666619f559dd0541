package io.relevo.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * The figures of one column. What was waited for and never came is infinite; what could not come is
 * left out.
 */
record Figures(List<Double> sorted) {
  static Figures of(DoubleStream figures) {
    return new Figures(figures.filter(figure -> !Double.isNaN(figure)).sorted().boxed().toList());
  }

  double p50() {
    return quantile(0.50);
  }

  double p99() {
    return quantile(0.99);
  }

  double max() {
    return quantile(1);
  }

  /** By nearest rank: always a figure that was really measured. */
  private double quantile(double share) {
    return sorted.isEmpty()
        ? Double.NaN
        : sorted.get(Math.max(0, (int) Math.ceil(share * sorted.size()) - 1));
  }

  /** For people: whole numbers, {@code never}, or a dash where there was nothing to measure. */
  static String text(double figure) {
    return text(figure, 0);
  }

  /**
   * @param digits after the point
   */
  static String text(double figure, int digits) {
    return Double.isNaN(figure) ? "-" : Double.isInfinite(figure) ? "never" : fixed(figure, digits);
  }

  /**
   * For machines: {@code nan} and {@code inf} are words.
   *
   * @param digits after the point
   */
  static String value(double figure, int digits) {
    return Double.isNaN(figure) ? "nan" : Double.isInfinite(figure) ? "inf" : fixed(figure, digits);
  }

  private static String fixed(double figure, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", figure);
  }
}
