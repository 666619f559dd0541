/**
 * What Relevo says of itself to machines: meters for Prometheus, and health checks.
 *
 * <p>Knows Micrometer and Dropwizard, and the names that dashboards rely on. Must not decide
 * anything or read a text of a message into a label. Read {@link io.relevo.metrics.Meters} first.
 */
@NullMarked
package io.relevo.metrics;

import org.jspecify.annotations.NullMarked;
