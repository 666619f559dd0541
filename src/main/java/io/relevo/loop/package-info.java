/**
 * The shell around the core: what senses, moves and tells, each on its own thread, and the one loop
 * that takes turns.
 *
 * <p>Knows threads and the clock. Must not decide anything. Read {@link io.relevo.loop.Loop}, then
 * {@link io.relevo.loop.Console}.
 */
@NullMarked
package io.relevo.loop;

import org.jspecify.annotations.NullMarked;
