/**
 * The main job on real parts: what the users of Relevo were promised, shown on nginx, keepalived
 * and a mail server in network namespaces. Needs root; skips itself elsewhere. Read {@code
 * FailoverTest} first.
 */
package io.relevo.acceptance;
