package io.relevo.failover;

import io.relevo.fleet.Setting;

/** The setting a switch ought to have, and why. */
public record Wanted(String name, Setting setting, Reason reason) {}
