package io.relevo.fleet;

/** What stands for a member in a DNS record set. */
public sealed interface DnsMember {
  /** How people call it. */
  String phrase();

  /** Its address, in a set of addresses. */
  record Address(String address) implements DnsMember {
    @Override
    public String phrase() {
      return address;
    }
  }

  /**
   * Its host and port, in a set of SRV records.
   *
   * @param weight its normal weight in the record
   */
  record Service(String target, int port, int priority, int weight) implements DnsMember {
    @Override
    public String phrase() {
      return target + ":" + port;
    }
  }
}
