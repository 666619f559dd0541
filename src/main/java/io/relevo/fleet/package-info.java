/**
 * What there is: targets, groups, services, switches, people, and which agent this one is.
 *
 * <p>Knows the shape of the configuration once it is read, and the positions a switch can have.
 * Must not know files, health, or what ought to be done. Changes only by reload. Read {@link
 * io.relevo.fleet.Fleet} first.
 */
@NullMarked
package io.relevo.fleet;

import org.jspecify.annotations.NullMarked;
