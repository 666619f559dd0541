/**
 * The one door to the C library, for the few calls that Java does not make itself.
 *
 * <p>Knows numbers of Linux. Must not know what is sent, nor why. Read {@link
 * io.relevo.libc.UnixDatagram}.
 */
@NullMarked
package io.relevo.libc;

import org.jspecify.annotations.NullMarked;
