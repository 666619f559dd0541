package io.relevo.fleet;

/** What a database is meant to be. */
public enum Role {
  /** It takes writes. */
  MASTER,
  /** It follows a master and takes no writes. */
  REPLICA,
  /** Whatever it is: its role is told, not judged. */
  ANY
}
