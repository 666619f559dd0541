/**
 * The one door to the C library and the kernel, for the few things that Java does not tell itself.
 *
 * <p>Knows numbers of Linux. Must not know what is sent, nor why. Read {@link
 * io.relevo.libc.UnixDatagram}.
 */
@NullMarked
package io.relevo.libc;

import org.jspecify.annotations.NullMarked;
