/**
 * How each kind of switch is moved and read, one file per kind.
 *
 * <p>Knows files, signals and interfaces of this host. Must not know why a switch is moved. Read
 * {@link io.relevo.switching.kind.Actuator}, then {@link io.relevo.switching.kind.Actuators}.
 */
@NullMarked
package io.relevo.switching.kind;

import org.jspecify.annotations.NullMarked;
