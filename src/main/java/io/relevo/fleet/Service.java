package io.relevo.fleet;

import java.util.List;

/**
 * What users use; it can be put in maintenance.
 *
 * @param needs the groups it stands on
 */
public record Service(String name, List<String> needs) {}
