package io.relevo.config;

import io.relevo.fleet.Mode;
import io.relevo.fleet.Service;
import io.relevo.fleet.Subject;
import io.relevo.fleet.Switch;
import io.relevo.fleet.SwitchSpec;
import java.util.List;
import java.util.Optional;

/** What users use, and the switch of its maintenance page. */
final class ServiceSection {
  static final String SUFFIX = "-maintenance";

  private static final Key<List<String>> NEEDS =
      Key.defaulted(
          "needs",
          new ListOf<>(NameOf.in("groups")),
          List.of(),
          "The groups it stands on. Who is told about the service follows from them.");

  /** The kinds that know maintenance. */
  static final Kinds<SwitchSpec> PAGES =
      new Kinds<>(
          "switch kind", List.of(SwitchKinds.NGINX_FILE, CommandKind.KEY, HaproxyMapKind.KEY));

  private static final Key<SwitchSpec> MAINTENANCE =
      Key.optional(
          "maintenance",
          Section.of(
                  "The switch of the maintenance page, named `SERVICE-maintenance`. Every agent"
                      + " moves a copy of its own.",
                  List.of(),
                  in -> in.one(PAGES))
              .oneOf(PAGES),
          "How its maintenance page is turned on. Where that takes several switches, they stand"
              + " under `switches` with `service`. Without any `relevo maintenance` is refused for"
              + " this service.");

  static final Section<Part> SECTION =
      Section.of("What users use.", List.of(NEEDS, MAINTENANCE), ServiceSection::make);

  /** A service, and the switch that comes with it. */
  record Part(Service service, Optional<Switch> maintenance) {}

  private ServiceSection() {}

  private static Part make(Values in) {
    return new Part(
        new Service(in.name(), in.get(NEEDS)),
        in.find(MAINTENANCE).map(spec -> maintenance(in.name(), spec)));
  }

  private static Switch maintenance(String service, SwitchSpec spec) {
    return new Switch(
        service + SUFFIX, Optional.empty(), spec, new Subject.OfService(service), Mode.ACT, false);
  }
}
