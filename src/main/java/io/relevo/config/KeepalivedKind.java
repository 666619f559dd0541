package io.relevo.config;

import io.relevo.fleet.ProbeSpec;
import java.nio.file.Path;
import java.util.List;

/** What the file says of a look at a keepalived. */
final class KeepalivedKind {
  private static final Key<String> ADDRESS =
      Key.required(
          "address",
          Addresses.IP,
          "The virtual address. Each agent looks whether it is on its own host, so that two holders"
              + " or none are seen.");

  private static final Key<Path> PID =
      Key.optional(
          "pid",
          Scalars.PATH,
          "keepalived's pid file, usually `/run/keepalived.pid`. With it Relevo sees that"
              + " keepalived is gone, or stopped by a signal, while the address stays.");

  private static final Key<Path> FIFO =
      Key.optional(
          "fifo",
          Scalars.PATH,
          "A `vrrp_notify_fifo` that only Relevo reads. With it an instance in FAULT is degraded.");

  private static final Key<String> INSTANCE =
      Key.optional(
          "instance",
          Scalars.TEXT,
          "The name of the `vrrp_instance`, to find it in `fifo`. Without it every line there is"
              + " taken for its own.");

  static final Key<ProbeSpec.Keepalived> KEY =
      Key.optional(
          "keepalived",
          Section.of(
                  "The keepalived of the target's host and its virtual address. The address alone"
                      + " will do.",
                  List.of(ADDRESS, PID, FIFO, INSTANCE),
                  in ->
                      new ProbeSpec.Keepalived(
                          in.get(ADDRESS), in.find(PID), in.find(FIFO), in.find(INSTANCE)))
              .orJust(ADDRESS),
          "Looks at the keepalived of the target's host.");

  private KeepalivedKind() {}
}
