package io.relevo.fleet;

import java.net.URI;
import java.util.Optional;

/**
 * Where an API of Amazon is, and who Relevo is to it.
 *
 * @param endpoint its address, where that does not follow from the region
 * @param region whose API it is, usually {@code aws-global}
 * @param key who Relevo is; without one the chain of AWS says it: environment, profile, host
 */
public record Aws(Optional<URI> endpoint, String region, Optional<Key> key) {
  /** An access key. */
  public record Key(String id, Secret secret) {}
}
