package io.relevo.fleet;

import java.time.ZoneId;
import java.util.Locale;

/**
 * Somebody who is told.
 *
 * @param mail the address
 * @param language the language of what is told
 * @param zone the zone in which times are told, beside UTC
 */
public record Person(String name, String mail, Locale language, ZoneId zone) {}
