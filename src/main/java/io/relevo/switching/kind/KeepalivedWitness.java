package io.relevo.switching.kind;

import io.relevo.switching.Found;
import io.relevo.switching.Testimony;

/** Somebody who can say where a keepalived instance is, apart from the track file. */
sealed interface KeepalivedWitness permits RoleWitness, AddressWitness {
  Testimony testify(Found found);
}
