package io.relevo.probe.kind;

import io.relevo.fleet.Measure;
import io.relevo.libc.ErrnoException;
import io.relevo.libc.Filesystem;
import io.relevo.probe.Cause;
import io.relevo.probe.Measured;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How full one disk is; the room is what {@code df} says, what is kept for root not included. */
record HostDisk(Path path) {
  /** ENOENT, EIO, ENOTDIR, ENOTCONN, ESTALE: the disk's own errors, not ours. */
  private static final List<Integer> GONE = List.of(2, 5, 20, 107, 116);

  HostPart look() {
    try {
      return HostPart.measured(measures(Filesystem.of(path)));
    } catch (ErrnoException e) {
      var detail = "%s: %s".formatted(path, e.getMessage());
      return GONE.contains(e.errno())
          ? HostPart.dead(Cause.DISK_GONE, detail)
          : HostPart.unread(detail);
    }
  }

  HostPart hung() {
    return HostPart.dead(Cause.DISK_HUNG, path + " does not say how full it is");
  }

  List<Measured> measures(Filesystem found) {
    var measures = new ArrayList<Measured>();
    var used = found.blocks() - found.free();
    if (used + found.available() > 0) {
      measures.add(
          Measured.of(Measure.DISK, path.toString(), percent(used, used + found.available())));
    }
    if (found.inodes() > 0) {
      measures.add(
          Measured.of(
              Measure.INODES,
              path.toString(),
              percent(found.inodes() - found.inodesFree(), found.inodes())));
    }
    return measures;
  }

  private static double percent(long part, long whole) {
    return 100.0 * part / whole;
  }
}
