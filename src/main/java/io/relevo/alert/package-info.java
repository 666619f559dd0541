/**
 * What to tell, to whom, and when.
 *
 * <p>Knows problems, incidents and what each recipient was last told. Must not know SMTP or HTML:
 * delivery is in {@code alert.mail}. Read {@link io.relevo.alert.Incidents}, then {@link
 * io.relevo.alert.Herald}.
 */
@NullMarked
package io.relevo.alert;

import org.jspecify.annotations.NullMarked;
