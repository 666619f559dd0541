package io.relevo.api.view;

import java.time.Duration;
import java.util.List;

/**
 * A switch that an order would move.
 *
 * @param found where it is, as it was last read
 * @param to where it would go
 * @param reason why
 * @param commands what would be done to it, a line each
 * @param lingers how long users may still come by it afterwards
 */
public record Foreseen(
    String name, String found, String to, String reason, List<String> commands, Duration lingers) {}
