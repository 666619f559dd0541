/**
 * One turn of the whole: from what the senses say to a plan.
 *
 * <p>Knows the order in which the other rooms are asked. Must not know how a plan is carried out:
 * that is {@code loop}. Read {@link io.relevo.turn.Turn}.
 */
@NullMarked
package io.relevo.turn;

import org.jspecify.annotations.NullMarked;
