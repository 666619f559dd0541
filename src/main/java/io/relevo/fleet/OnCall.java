package io.relevo.fleet;

import java.util.List;

/** Who is called for a target. */
public record OnCall(String name, List<String> people) {}
