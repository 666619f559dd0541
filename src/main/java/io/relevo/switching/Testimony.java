package io.relevo.switching;

/**
 * What one more witness says about a switch.
 *
 * @param witness who: {@code keepalived}, {@code address}
 * @param says what, in words
 * @param agrees whether it fits the position that was found
 */
public record Testimony(String witness, String says, boolean agrees) {}
