/**
 * What is shown of a running agent: records that are JSON by their members, and text for people in
 * 80 columns and in the reader's time zone.
 *
 * <p>Knows the newest plan and the configuration. Must not know HTTP, a clock or the locale of this
 * process: it is told the reader's zone and the time. Read {@link io.relevo.api.view.View}, then
 * {@link io.relevo.api.view.Status} and {@link io.relevo.api.view.Why}.
 */
@NullMarked
package io.relevo.api.view;

import org.jspecify.annotations.NullMarked;
