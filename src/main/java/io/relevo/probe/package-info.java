/**
 * What a look at a target can find.
 *
 * <p>Knows outcomes and their causes. Must not know how often one looks or what is believed after
 * several looks: that is {@code health}. The looks themselves are in {@code probe.kind}. Read
 * {@link io.relevo.probe.Outcome} first.
 */
@NullMarked
package io.relevo.probe;

import org.jspecify.annotations.NullMarked;
