package io.relevo.fleet;

/** What a server that is looked after speaks. */
public enum TlsVersion {
  TLS_1_2("TLSv1.2"),
  TLS_1_3("TLSv1.3");

  private final String title;

  TlsVersion(String title) {
    this.title = title;
  }

  /** As OpenSSL and the JDK write it. */
  public String title() {
    return title;
  }
}
