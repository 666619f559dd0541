/**
 * The composition root: reads the config, makes the parts, and lets the turns begin.
 *
 * <p>It knows every package; no package knows it. Read {@code Relevo} first.
 */
@NullMarked
package io.relevo;

import org.jspecify.annotations.NullMarked;
