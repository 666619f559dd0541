/**
 * Running a program of somebody else's: to its end, within a limit, and never so that it could hang
 * or fill Relevo.
 *
 * <p>Knows processes, signals and pipes. Must not know what a program is run for, nor what its exit
 * code and its output mean. Read {@link io.relevo.process.Program}.
 */
@NullMarked
package io.relevo.process;

import org.jspecify.annotations.NullMarked;
