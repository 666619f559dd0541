/**
 * What ought to be: the wanted setting of every switch, each with its reason, and what was refused
 * by which law.
 *
 * <p>Knows health, holds and the laws. Must not know how a switch is moved, nor who is told. Read
 * {@link io.relevo.failover.Policy} first.
 */
@NullMarked
package io.relevo.failover;

import org.jspecify.annotations.NullMarked;
