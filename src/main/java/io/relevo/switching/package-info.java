/**
 * How to get there: what each switch is compared with what it ought to be, and the steps between.
 *
 * <p>Knows readings and positions. Must not know why a switch ought to be where it ought to be, nor
 * how it is moved: that is in {@code switching.kind}. Read {@link io.relevo.switching.Reconciler}
 * first.
 */
@NullMarked
package io.relevo.switching;

import org.jspecify.annotations.NullMarked;
