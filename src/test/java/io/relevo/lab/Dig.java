package io.relevo.lab;

import java.util.List;

/** Questions to one name server, asked with {@code dig} over TCP. */
public final class Dig {
  private Dig() {}

  /** The data of each answer, sorted; none where the name or the type is not there. */
  public static List<String> ask(int port, String name, String type) {
    return ask(Place.loopback(), port, name, type);
  }

  /** The same of one that runs elsewhere, asked there. */
  static List<String> ask(Place place, int port, String name, String type) {
    return place
        .run(
            "dig",
            "@" + place.address(),
            "-p",
            "" + port,
            "+tcp",
            "+short",
            "+time=1",
            "+tries=1",
            name,
            type)
        .lines()
        .sorted()
        .toList();
  }

  /** Whether somebody answers, whatever it says. */
  static boolean answers(int port, String name) {
    try {
      return !ask(port, name, "SOA").isEmpty();
    } catch (IllegalStateException _) {
      return false;
    }
  }
}
