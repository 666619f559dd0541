/**
 * The benches: what was promised in figures, measured on real parts with public tools and our own
 * code.
 *
 * <p>A bench prints its table and last of all one line, {@code bench NAME key=value …}, so that
 * runs can be compared. It measures from outside, with the one clock of the machine, and knows of
 * Relevo only how to start and to ask it; it judges nothing. Read {@code Bench} first, then {@code
 * FailoverBench}.
 */
@NullMarked
package io.relevo.bench;

import org.jspecify.annotations.NullMarked;
