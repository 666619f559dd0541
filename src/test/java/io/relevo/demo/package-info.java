/**
 * The demo: the main job told as a story on the terminal. What it says it has measured; when
 * something does not happen it says so and fails. Read {@code Demo} first.
 */
@NullMarked
package io.relevo.demo;

import org.jspecify.annotations.NullMarked;
