/**
 * A world that is all fake, for agents whose core is all real: hosts, nginx, keepalived, the
 * network between them and the mail server, in virtual time.
 *
 * <p>Stories ({@link io.relevo.sim.StoryTest}) tell it what happens; the simulator ({@link
 * io.relevo.sim.Simulation}) lets chance do it and asks after every turn whether the laws held.
 * Read {@link io.relevo.sim.World} first.
 */
@NullMarked
package io.relevo.sim;

import org.jspecify.annotations.NullMarked;
