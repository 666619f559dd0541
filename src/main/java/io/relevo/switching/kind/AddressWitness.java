package io.relevo.switching.kind;

import io.relevo.switching.Found;
import io.relevo.switching.Testimony;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;

/**
 * The kernel: whether the virtual address is on an interface of this host. A host that is in may
 * have it or not; one that is out may not.
 */
record AddressWitness(String address) implements KeepalivedWitness {
  @Override
  public Testimony testify(Found found) {
    try {
      var here = look();
      return new Testimony(
          "address",
          address + (here ? " is on this host" : " is not on this host"),
          !here || !KeepalivedSwitch.isOut(found));
    } catch (SocketException | IllegalArgumentException e) {
      return new Testimony("address", "nothing: " + e.getMessage(), true);
    }
  }

  /** Whether it is known to be here; what cannot be looked up is not known. */
  boolean here() {
    try {
      return look();
    } catch (SocketException | IllegalArgumentException _) {
      return false;
    }
  }

  private boolean look() throws SocketException {
    return NetworkInterface.getByInetAddress(InetAddress.ofLiteral(address)) != null;
  }
}
