package io.relevo.fleet;

import java.util.List;

/** A part of a fleet, or the whole of it, in the order of the file. */
public record Part(
    List<Target> targets, List<Group> groups, List<Group> rotations, List<Switch> switches) {}
