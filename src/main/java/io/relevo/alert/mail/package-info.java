/**
 * Delivery by mail.
 *
 * <p>Knows SMTP, MIME and the templates. Must not know when or whether somebody is told. Read
 * {@link io.relevo.alert.mail.Postman}.
 */
@NullMarked
package io.relevo.alert.mail;

import org.jspecify.annotations.NullMarked;
