/**
 * What Relevo would do: a story of faults is played to agents whose core is all real, in virtual
 * time, in a world that is all made up.
 *
 * <p>Knows the spine, and how the shell paces it: looks when they are due, moves and readings that
 * take a moment, peers that are asked each second. Must not know the real world: no clock, no
 * network, no file, no chance, so that the same story always ends the same way. Read {@link
 * io.relevo.rehearsal.Story}, then {@link io.relevo.rehearsal.Stage}.
 */
@NullMarked
package io.relevo.rehearsal;

import org.jspecify.annotations.NullMarked;
