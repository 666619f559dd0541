/**
 * The commands: what is typed, where it is sent, what is printed, and the exit code.
 *
 * <p>Knows picocli and the daemon's socket. Must not know what is behind the socket: the daemon
 * makes the text that is shown, so that a command starts fast and every reader sees the same. Read
 * {@link io.relevo.cli.Cli} first.
 */
@NullMarked
package io.relevo.cli;

import org.jspecify.annotations.NullMarked;
