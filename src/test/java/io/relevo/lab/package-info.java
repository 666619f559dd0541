/**
 * The lab: real nginx, keepalived, SMTP servers and networks for tests and benches, on one machine.
 *
 * <p>Each fixture starts a part in a private folder, returns when it is ready, can be hurt in the
 * ways a part is hurt in life, and is closed by process id. The lab knows the parts and nothing of
 * Relevo: no test may pass because both share a mistake. What needs root or a package says so
 * through {@link io.relevo.lab.Lab#needs} and is skipped where it is missing. Read {@code Network}
 * and {@code Host} first, then the part you need.
 */
@NullMarked
package io.relevo.lab;

import org.jspecify.annotations.NullMarked;
