/**
 * What the outside may ask and order: HTTP on a unix socket, on loopback, and for the other agents
 * on this agent's own address.
 *
 * <p>Knows Vert.x, who may do what, and the paths. Must not decide anything: orders go to the
 * {@link io.relevo.loop.Console}. What is shown is made in {@code api.view}. Read {@link
 * io.relevo.api.Api}, then {@link io.relevo.api.Routes}.
 */
@NullMarked
package io.relevo.api;

import org.jspecify.annotations.NullMarked;
