package io.relevo.config;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where {@code ${env:X}} and {@code ${credential:X}} are looked up.
 *
 * @param environment the value of a variable; empty when it is not set
 * @param credentials the folder that systemd fills for {@code LoadCredential=}
 * @param secrets whether secrets are looked up at all; where they are not, something stands for
 *     each
 */
public record Sources(
    Function<String, Optional<String>> environment, Optional<Path> credentials, boolean secrets) {
  /** Base64 that is long enough for a token, so that it is good wherever a secret is. */
  static final String INSTEAD = "bm8gc2VjcmV0IHdhcyByZWFk";

  /** Where secrets are looked up like everything else. */
  public Sources(Function<String, Optional<String>> environment, Optional<Path> credentials) {
    this(environment, credentials, true);
  }

  /** The same for who does nothing with what it reads: secrets stay where they are. */
  public Sources withoutSecrets() {
    return new Sources(environment, credentials, false);
  }

  /** The environment of this process, and its {@code $CREDENTIALS_DIRECTORY}. */
  public static Sources ofThisProcess() {
    Function<String, Optional<String>> environment =
        name -> Optional.ofNullable(System.getenv(name));
    return new Sources(environment, environment.apply("CREDENTIALS_DIRECTORY").map(Path::of));
  }

  /** Nothing at all: every lookup is a problem. */
  public static Sources none() {
    return new Sources(name -> Optional.empty(), Optional.empty());
  }
}
