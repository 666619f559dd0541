package io.relevo.config;

import io.relevo.fleet.SwitchSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The kinds of switches; each key is the name of its record. */
final class SwitchKinds {
  private static final int LOWEST = -253;

  private static final Scalar<Integer> LOWER_BY =
      Scalar.of(
          "`fault` or a whole number from %d to -1".formatted(LOWEST),
          Map.of(
              "anyOf",
              List.of(
                  Map.of("const", "fault"),
                  Map.of("type", "integer", "minimum", LOWEST, "maximum", -1))),
          SwitchKinds::lower);

  private static final Key<Path> FILE =
      Key.required(
          "file",
          Scalars.PATH,
          "The `track_file` of the instance, with `weight 1`. Relevo replaces it whole and never"
              + " removes it.");

  private static final Key<Integer> LOWER =
      Key.defaulted(
          "lower",
          LOWER_BY,
          SwitchSpec.Keepalived.LOWERED,
          "What takes this host out: a number from -1 to -253 is added to the priority, and the"
              + " address stays here when nobody else can take it; `fault` gives it up even then."
              + " It must be more than the distance to the other hosts' priorities.");

  private static final Key<String> INSTANCE =
      Key.optional(
          "instance",
          Scalars.TEXT,
          "The name of the `vrrp_instance`, to find it in `json`. Without it the file must have"
              + " one instance only.");

  private static final Key<Path> PID =
      Key.optional(
          "pid",
          Scalars.PATH,
          "keepalived's pid file. With it Relevo knows whether keepalived runs, and can ask it for"
              + " its state.");

  private static final Key<Path> JSON =
      Key.optional(
          "json",
          Scalars.PATH,
          "The file that keepalived writes its state to when it is signalled, usually"
              + " `/run/keepalived/keepalived.json`; needs `pid`.");

  private static final Key<String> ADDRESS =
      Key.optional(
          "address",
          Addresses.IP,
          "The virtual address. With it Relevo sees whether the address is on this host, whatever"
              + " keepalived says.");

  private static final Section<SwitchSpec.Keepalived> KEEPALIVED =
      Section.of(
              "A keepalived instance, lowered through its `track_file`. The file alone will do.",
              List.of(FILE, LOWER, INSTANCE, PID, JSON, ADDRESS),
              SwitchKinds::keepalived)
          .orJust(FILE);

  private static final Key<Path> FLAG =
      Key.required(
          "file",
          Scalars.PATH,
          "The flag: there while maintenance lasts, with the reason and the deadline for people.");

  static final Key<SwitchSpec.NginxFile> NGINX_FILE =
      Key.optional(
          "nginx-file",
          Section.of(
                  "A flag file that nginx tests at each request. The file alone will do.",
                  List.of(FLAG),
                  in -> new SwitchSpec.NginxFile(in.get(FLAG)))
              .orJust(FLAG),
          "Moves a flag file: present means maintenance.");

  static final Kinds<SwitchSpec> ALL =
      new Kinds<>(
          "switch kind",
          List.of(
              Key.optional("keepalived", KEEPALIVED, "Moves a keepalived instance."),
              HaproxyServerKind.KEY,
              NGINX_FILE,
              CommandKind.KEY,
              HaproxyMapKind.KEY,
              GdnsdKind.KEY,
              PowerdnsKind.KIND,
              Rfc2136Kind.KIND,
              Route53Kind.KEY));

  private SwitchKinds() {}

  private static SwitchSpec.Keepalived keepalived(Values in) {
    if (in.has(JSON) && !in.has(PID)) {
      in.must(JSON, "come with `pid`: without it keepalived cannot be asked to write it");
    }
    return new SwitchSpec.Keepalived(
        in.get(FILE),
        in.get(LOWER),
        new SwitchSpec.Witness(in.find(INSTANCE), in.find(PID), in.find(JSON), in.find(ADDRESS)));
  }

  private static Optional<Integer> lower(Word word) {
    return word.text().equals("fault")
        ? Optional.of(SwitchSpec.Keepalived.FAULT)
        : Scalars.decimal(word).filter(number -> LOWEST <= number && number < 0);
  }
}
