package io.relevo.bench;

import io.relevo.lab.AddressWatch;
import io.relevo.lab.Client;
import io.relevo.lab.Host;
import io.relevo.lab.Nginx;
import io.relevo.lab.TrackFileWatch;
import java.util.Optional;

/** Two hosts that share an address, and whatever moves it when nginx fails where the address is. */
interface Pair extends AutoCloseable {
  /** The nginx where the address is. */
  Nginx nginx();

  /** The host that takes over. */
  Host standby();

  /** The history of the address. */
  AddressWatch address();

  /** The file that makes the address move, where there is one. */
  Optional<TrackFileWatch> trackFile();

  /** A user of the address from now on. */
  Client client();

  /** Whether everything is as it was at first. */
  boolean well();

  @Override
  void close();
}
