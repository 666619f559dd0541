package io.relevo.fleet;

/** The types of DNS record that can be asked for. */
public enum RecordType {
  A,
  AAAA,
  CNAME,
  MX,
  NS,
  PTR,
  SRV,
  TXT
}
