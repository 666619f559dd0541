/**
 * The one door for JSON: records to text and back, for the journal, the API and what agents say to
 * each other.
 *
 * <p>Knows Jackson. Must not know what the records mean. Read {@link io.relevo.json.Json}.
 */
@NullMarked
package io.relevo.json;

import org.jspecify.annotations.NullMarked;
