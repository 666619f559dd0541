package io.relevo.failover;

/**
 * One law asked about one act.
 *
 * @param passed whether the act may go on
 * @param evidence what was found, in a few words
 * @param setBy the path in the configuration of the value that decided
 */
public record Gate(Law law, boolean passed, String evidence, String setBy) {}
