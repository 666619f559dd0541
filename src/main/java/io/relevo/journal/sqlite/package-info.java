/**
 * The journal and the outbox in one SQLite file, {@code relevo.db} in the state folder.
 *
 * <p>Knows SQL, the schema and what a full disk looks like. Must not know what an entry means
 * beyond that a queued notice goes into the outbox. Read {@link
 * io.relevo.journal.sqlite.SqliteJournal}.
 */
@NullMarked
package io.relevo.journal.sqlite;

import org.jspecify.annotations.NullMarked;
