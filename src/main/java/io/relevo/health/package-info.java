/**
 * What we believe of each target, since when, and on which evidence.
 *
 * <p>Knows how looks become a verdict. Must not know groups, switches or anybody to tell. Read
 * {@link io.relevo.health.Judge} first.
 */
@NullMarked
package io.relevo.health;

import org.jspecify.annotations.NullMarked;
