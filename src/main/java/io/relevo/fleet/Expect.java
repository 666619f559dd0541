package io.relevo.fleet;

import java.util.Optional;

/**
 * What an HTTP answer must be.
 *
 * @param statusFrom lowest accepted status
 * @param statusTo highest accepted status
 * @param body whether an empty body is a failure
 * @param contains text the body must contain
 */
public record Expect(int statusFrom, int statusTo, boolean body, Optional<String> contains) {}
