package io.relevo.cli;

/** Exit codes; the large ones are those of {@code sysexits.h}. {@code docs/cli.md} lists them. */
final class Exit {
  static final int OK = 0;

  /** Refused, not well, not as it should be. */
  static final int NO = 1;

  static final int USAGE = 64;
  static final int DATA = 65;
  static final int UNAVAILABLE = 69;
  static final int SOFTWARE = 70;
  static final int TRY_LATER = 75;
  static final int NO_PERMISSION = 77;
  static final int CONFIG = 78;

  private Exit() {}

  /** What a status of the API means to a shell. */
  static int of(int status) {
    return switch (status) {
      case 200 -> OK;
      case 409 -> NO;
      case 400, 404, 405, 413 -> DATA;
      case 401, 403 -> NO_PERMISSION;
      case 503, 504 -> TRY_LATER;
      default -> SOFTWARE;
    };
  }
}
