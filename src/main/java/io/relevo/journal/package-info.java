/**
 * What survives: entries, appended, and the memory that they fold into.
 *
 * <p>Knows every kind of entry. Must not know files or SQL: that is {@code journal.sqlite}. Read
 * {@link io.relevo.journal.Entry}, then {@link io.relevo.journal.Memory}.
 */
@NullMarked
package io.relevo.journal;

import org.jspecify.annotations.NullMarked;
