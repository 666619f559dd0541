package io.relevo.probe.kind;

import static io.relevo.probe.kind.Lookout.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.fleet.Account;
import io.relevo.fleet.Duty;
import io.relevo.fleet.Encryption;
import io.relevo.fleet.Endpoint;
import io.relevo.fleet.Limits;
import io.relevo.fleet.Login;
import io.relevo.fleet.ProbeSpec;
import io.relevo.fleet.Role;
import io.relevo.fleet.Secret;
import io.relevo.lab.Lab;
import io.relevo.lab.MariaDb;
import io.relevo.lab.Need;
import io.relevo.lab.Postgres;
import io.relevo.probe.Cause;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both databases behind TLS, with certificates of an authority that this test made. */
class SqlTlsTest {
  private static final String NAME = "db.example.com";
  private static final Encryption OFF = new Encryption.Off();
  private static final Encryption REQUIRED = new Encryption.Required();

  @TempDir static Path folder;
  @TempDir static Path elsewhere;
  private static String ours;
  private static String theirs;
  private static Lookout lookout;

  @BeforeAll
  static void open() throws Exception {
    var authority = new Authority(folder);
    ours = authority.certificate();
    theirs = new Authority(elsewhere).certificate();
    authority.write(folder.resolve("good"), "dns:" + NAME, "-1d", 5);
    authority.write(folder.resolve("expired"), "dns:" + NAME, "-3d", 2);
    lookout = new Lookout();
  }

  @AfterAll
  static void close() {
    lookout.close();
  }

  @Test
  void a_postgresql() {
    Lab.needs(Need.POSTGRESQL);
    try (var database = Postgres.alone()) {
      each(database::encrypt, how -> postgresql(database, how));
      database.demandEncryption();
      Lab.until(SOON, "TLS is a must", () -> !sees(postgresql(database, OFF)).equals("passed"));
      lookout.finds(postgresql(database, OFF), Cause.AUTH, "no encryption");
      assertThat(sees(postgresql(database, REQUIRED))).isEqualTo("passed");
    }
  }

  @Test
  void a_mariadb() {
    Lab.needs(Need.MARIADB);
    try (var database = MariaDb.alone()) {
      each(database::encrypt, how -> mysql(database, how));
      database.sql("SET GLOBAL require_secure_transport = 1");
      lookout.finds(mysql(database, OFF), Cause.AUTH, "Access denied");
      assertThat(sees(mysql(database, REQUIRED))).isEqualTo("passed");
    }
  }

  private static void each(
      BiConsumer<Path, Path> encrypt, Function<Encryption, ProbeSpec> database) {
    var verified = database.apply(verified(NAME, ours));
    lookout.finds(verified, Cause.TLS, "expected TLS, and it offers none");
    lookout.finds(database.apply(REQUIRED), Cause.TLS, "expected TLS, and it offers none");
    assertThat(sees(database.apply(OFF))).isEqualTo("passed");

    encrypt.accept(folder.resolve("good.crt"), folder.resolve("good.key"));
    Lab.until(SOON, "it is encrypted", () -> sees(verified).equals("passed"));
    assertThat(sees(database.apply(REQUIRED))).isEqualTo("passed");
    assertThat(sees(database.apply(OFF))).isEqualTo("passed");
    assertThat(sees(database.apply(verified("www.example.com", ours))))
        .contains("tls: ", "the certificate is for db.example.com (No subject");
    assertThat(sees(database.apply(verified(NAME, theirs))))
        .contains("tls: ", "no trusted authority has signed the certificate");
    assertThat(sees(database.apply(new Encryption.Verified(NAME, Optional.empty()))))
        .contains("tls: ", "no trusted authority has signed the certificate");

    encrypt.accept(folder.resolve("expired.crt"), folder.resolve("expired.key"));
    Lab.until(SOON, "it has expired", () -> !sees(verified).equals("passed"));
    assertThat(sees(verified)).contains("tls: ", "the certificate has expired (NotAfter: ");
  }

  private static String sees(ProbeSpec spec) {
    return lookout.look(spec).phrase();
  }

  private static Encryption verified(String name, String authorities) {
    return new Encryption.Verified(name, Optional.of(authorities));
  }

  private static ProbeSpec postgresql(Postgres database, Encryption how) {
    return new ProbeSpec.Postgresql(
        login(database.port(), Postgres.PASSWORD, how),
        "postgres",
        new Duty(Role.MASTER, Optional.empty()),
        List.of(),
        Optional.empty(),
        Limits.NONE);
  }

  private static ProbeSpec mysql(MariaDb database, Encryption how) {
    return new ProbeSpec.Mysql(
        login(database.port(), MariaDb.PASSWORD, how),
        new Duty(Role.MASTER, Optional.empty()),
        List.of(),
        Limits.NONE);
  }

  private static Login login(int port, String password, Encryption how) {
    return new Login(
        new Endpoint("127.0.0.1", port), new Account("relevo", new Secret(password)), how);
  }
}
