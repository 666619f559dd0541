package io.relevo.switching.kind;

import io.relevo.json.Json;
import io.relevo.switching.Life;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What PowerDNS's API says and is told, as far as it is of use here. */
final class PowerdnsJson {
  private PowerdnsJson() {}

  /** A record of a set. */
  record Rr(String content, boolean disabled) {}

  /** What people wrote beside a set. */
  record Comment(String content, @Nullable String account, long modified_at) {}

  /** A record set with everything that a change of it must keep. */
  record RrSet(
      String name,
      String type,
      int ttl,
      @Nullable List<Rr> records,
      @Nullable List<Comment> comments) {

    List<Rr> all() {
      return Objects.requireNonNullElse(records, List.of());
    }

    List<Rr> served() {
      return all().stream().filter(record -> !record.disabled()).toList();
    }

    List<Comment> said() {
      return Objects.requireNonNullElse(comments, List.of());
    }

    RrSet with(List<Rr> others) {
      return new RrSet(name, type, ttl, others, comments);
    }

    RrSet saying(@Nullable List<Comment> others) {
      return new RrSet(name, type, ttl, records, others);
    }
  }

  /** A zone, or as much of it as was asked for. */
  record Zone(@Nullable List<RrSet> rrsets, @Nullable Long serial) {

    /**
     * The set of that name and type. Filtered answers of older versions list the comments of other
     * sets as sets without records.
     */
    Optional<RrSet> set(String name, String type) {
      return Objects.requireNonNullElse(rrsets, List.<RrSet>of()).stream()
          .filter(set -> set.name().equalsIgnoreCase(name) && set.type().equals(type))
          .filter(set -> !set.all().isEmpty())
          .findFirst();
    }

    /** The copy of it that this is. */
    Optional<Life> life() {
      return Optional.ofNullable(serial).map(Life.OfZone::new);
    }
  }

  private record Replacement(
      String name,
      String type,
      int ttl,
      String changetype,
      List<Rr> records,
      List<Comment> comments) {}

  private record Mute(String name, String type, int ttl, String changetype, List<Rr> records) {}

  private record Changes(List<Object> rrsets) {}

  private record Failure(@Nullable String error) {}

  /**
   * Reads a zone.
   *
   * @throws IllegalArgumentException when it is not one
   */
  static Zone zone(String text) {
    return Json.read(text, Zone.class);
  }

  static String replacing(RrSet set) {
    return Json.write(
        new Changes(
            List.of(
                new Replacement(
                    set.name(), set.type(), set.ttl(), "REPLACE", set.all(), set.said()))));
  }

  /** The same for a backend that cannot keep comments. */
  static String replacingSilently(RrSet set) {
    return Json.write(
        new Changes(List.of(new Mute(set.name(), set.type(), set.ttl(), "REPLACE", set.all()))));
  }

  /** What an error says: mostly JSON, sometimes a line of text. */
  static String complaint(String body) {
    try {
      var said = Json.read(body, Failure.class).error();
      return said == null ? "" : said;
    } catch (IllegalArgumentException _) {
      return body.strip().lines().findFirst().orElse("");
    }
  }
}
