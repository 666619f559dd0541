package io.relevo.fleet;

/** In which protocol TLS is begun. */
public enum StartTls {
  NONE,
  SMTP
}
