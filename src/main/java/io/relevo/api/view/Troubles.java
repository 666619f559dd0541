package io.relevo.api.view;

import io.relevo.failover.Scene;
import io.relevo.loop.Vitals;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is wrong with Relevo itself, in sentences. */
final class Troubles {
  private Troubles() {}

  static List<String> of(Scene scene, Vitals vitals) {
    return Stream.of(
            scene.selfDoubt().map(doubt -> "It may be the sick one and moves nothing: " + doubt),
            vitals.journalTrouble().map(why -> "The journal cannot be written: " + why),
            vitals.reloadTrouble().map(why -> "The last reload was refused: " + why),
            messages("waiting to be delivered", vitals.outbox().getOrDefault("waiting", 0L)),
            messages("refused by the mail server", vitals.outbox().getOrDefault("refused", 0L)))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<String> messages(String what, long count) {
    return count == 0
        ? Optional.empty()
        : Optional.of("%d message%s %s".formatted(count, count == 1 ? "" : "s", what));
  }
}
