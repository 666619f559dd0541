/**
 * From the file to records, with all problems at once.
 *
 * <p>Knows YAML and where each value stood. Must not know what is done with the values. Read {@link
 * io.relevo.config.Configuration}.
 */
@NullMarked
package io.relevo.config;

import org.jspecify.annotations.NullMarked;
