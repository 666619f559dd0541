package io.relevo.fleet;

/** Where a database is logged in to, as whom, and over what. */
public record Login(Endpoint at, Account account, Encryption encryption) {
  /** Over a connection that anybody on the way can read. */
  public Login(Endpoint at, Account account) {
    this(at, account, new Encryption.Off());
  }

  /** Whether the connection is encrypted. */
  public boolean encrypted() {
    return !(encryption instanceof Encryption.Off);
  }
}
