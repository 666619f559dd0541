package io.relevo.fleet;

import java.time.Duration;

/**
 * A set of DNS records with one name, in which members stand beside each other and beside records
 * of other people.
 *
 * @param zone the zone, with the dot at its end
 * @param name the name of the set, with the dot at its end
 * @param ttl the time to live of a set that has to be made anew
 */
public record RecordSet(String zone, String name, Duration ttl) {}
