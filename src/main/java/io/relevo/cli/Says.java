package io.relevo.cli;

/** What the help says of options that several commands share. */
final class Says {
  static final String JSON = "as JSON, for programs";
  static final String AS =
      "which agent of the file this one is (default: RELEVO_AGENT, or the host's name)";
  static final String FOR = "how long, as 30m or 1h30m";
  static final String WHY = "why, for whoever reads it at 03:00";
  static final String DRY_RUN = "say what would happen, and do nothing";
  static final String MEMBER = "a target that a switch moves";
  static final String SERVICE = "a service of the configuration";

  private Says() {}
}
