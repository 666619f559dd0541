package io.relevo.config;

import io.relevo.fleet.Account;
import io.relevo.fleet.Endpoint;
import io.relevo.fleet.Role;
import io.relevo.fleet.Secret;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The keys that the databases have in common. */
final class SqlKeys {
  /** What needs no quotes in either of them, so that nothing else can be said with it. */
  private static final Pattern TABLE =
      Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}\\.[A-Za-z_][A-Za-z0-9_]{0,62}");

  static final Key<Addresses.HostPort> ADDRESS =
      Key.required("address", Addresses.HOST_AND_PORT, "Where it listens, as `host:port`.");

  static final Key<String> USER =
      Key.required(
          "user",
          Scalars.TEXT,
          "Who logs in. Give it no more than the grants on the kind's page: with more rights than"
              + " users have it sees less of what they suffer.");

  static final Key<Secret> PASSWORD =
      Key.required(
          "password",
          Scalars.SECRET,
          "The password of `user`; never shown. Write `${credential:db}` or `${file:…}`, so that it"
              + " does not stand in this file.");

  static final Key<Role> ROLE =
      Key.defaulted(
          "role",
          Enums.ROLE,
          Role.ANY,
          "What it is meant to be. A `master` that takes no writes has failed (`read-only`), a"
              + " `replica` that takes some is degraded (`writable-replica`), and one whose"
              + " replication is stopped has failed. With `any` nothing of this is judged.");

  static final Key<String> HEARTBEAT =
      Key.optional(
          "heartbeat",
          Scalar.of(
              "a table with its schema, as relevo.heartbeat",
              Map.of("type", "string", "pattern", TABLE.pattern()),
              word -> Optional.of(word.text()).filter(text -> TABLE.matcher(text).matches())),
          "A table with the columns `id` and `ts`. At each look a `master` writes its row, which"
              + " proves that it can, and others measure `lag` by its age. Without it nothing is"
              + " written, and the lag is what the server says.");

  private SqlKeys() {}

  static Endpoint endpoint(Addresses.HostPort at) {
    return new Endpoint(at.host(), at.port());
  }

  static Account account(Values in) {
    return new Account(in.get(USER), in.get(PASSWORD));
  }
}
