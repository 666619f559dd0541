/**
 * The laws under attack: random fleets, random troubles, orders and switches that fail, one agent
 * in virtual time, and for each law a property that must hold after every turn.
 *
 * <p>Counts for itself what it can, and believes Relevo only where it says what it did. Must not
 * know how a law is kept. Read {@link io.relevo.laws.LawsTest} first.
 */
package io.relevo.laws;
