package io.relevo.alert;

/** How bad it is for users. */
public enum Severity {
  /** Nothing is lost. */
  INFO,
  /** Users are served, with less in reserve. */
  WARNING,
  /** Users are not served, or may not be at any moment. */
  CRITICAL
}
