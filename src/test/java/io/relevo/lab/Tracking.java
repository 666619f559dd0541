package io.relevo.lab;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What makes a lab keepalived step back: Relevo's file, or one of the ways it has without Relevo.
 */
public sealed interface Tracking {
  /** The block that defines what is tracked. */
  String definition();

  /** The word in the instance that uses it. */
  String keyword();

  /**
   * A file with a number that is added to the priority; -254 and less is FAULT. Made, with 0, if
   * missing.
   */
  record TrackFile(Path file) implements Tracking {
    @Override
    public String definition() {
      return "track_file relevo {\n file %s\n weight 1\n init_file 0\n}".formatted(file);
    }

    @Override
    public String keyword() {
      return "track_file";
    }
  }

  /** A command that must exit with 0. Whole seconds; FAULT after {@code fall} failures. */
  record TrackScript(String command, Duration interval, int fall, int rise) implements Tracking {
    @Override
    public String definition() {
      return "vrrp_script relevo {\n script \"%s\"\n interval %d\n timeout 1\n fall %d\n rise %d\n user root\n}"
          .formatted(command, interval.toSeconds(), fall, rise);
    }

    @Override
    public String keyword() {
      return "track_script";
    }
  }

  /** A process of this name (its {@code comm}), anywhere on the machine, must run; else FAULT. */
  record TrackProcess(String comm) implements Tracking {
    @Override
    public String definition() {
      return "vrrp_track_process relevo {\n process %s\n}".formatted(comm);
    }

    @Override
    public String keyword() {
      return "track_process";
    }
  }
}
