package io.relevo.rehearsal;

import java.time.Duration;

/** How long something was so for a group or a member, in all. */
public record Toll(String name, Duration time) {}
