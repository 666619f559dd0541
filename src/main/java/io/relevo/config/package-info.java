/**
 * From the file to records, with all problems at once.
 *
 * <p>Knows YAML, where each value stood, and each section as a description: its keys, what their
 * values must be, what holds without them, and what follows from them. The binding, the schema for
 * editors and the tables of the documentation come from that one description. Must not know what is
 * done with the values. Read {@link io.relevo.config.ConfigFile}, then {@code TopSection}.
 */
@NullMarked
package io.relevo.config;

import org.jspecify.annotations.NullMarked;
