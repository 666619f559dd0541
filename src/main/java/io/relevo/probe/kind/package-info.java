/**
 * The looks themselves, one file per kind.
 *
 * <p>Knows sockets and protocols. Must not know what is believed of a target. Read {@link
 * io.relevo.probe.kind.Probe}, then {@link io.relevo.probe.kind.Probes}.
 */
@NullMarked
package io.relevo.probe.kind;

import org.jspecify.annotations.NullMarked;
