package io.relevo.alert.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.alert.mail.Postman.Delivery;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A password goes over TLS to a host whose certificate is good, or not at all (law 13). */
class PasswordTest {
  private static final String BIN = System.getProperty("java.home") + "/bin/";

  @TempDir Path folder;

  @Test
  void it_is_not_sent_where_no_tls_is_offered() throws Exception {
    try (var relay = ScriptedRelay.plain()) {
      assertThat(SampleMail.deliver(SampleMail.withPassword(relay.url())))
          .isInstanceOfSatisfying(
              Delivery.Later.class,
              later -> assertThat(later.why()).contains("STARTTLS").doesNotContain("pass word"));
      assertThat(relay.told())
          .contains("plain EHLO example.test")
          .noneMatch(line -> line.contains("AUTH"));
    }
  }

  @Test
  void it_is_not_sent_to_a_relay_that_anybody_could_be() throws Exception {
    try (var relay = ScriptedRelay.startTls(certificate())) {
      assertThat(SampleMail.deliver(SampleMail.withPassword(relay.url())))
          .isInstanceOf(Delivery.Later.class);
      assertThat(relay.told()).contains("plain STARTTLS").noneMatch(line -> line.contains("AUTH"));
    }
  }

  @Test
  void it_is_sent_over_starttls_to_a_relay_whose_certificate_is_trusted() throws Exception {
    try (var relay = ScriptedRelay.startTls(certificate())) {
      assertThat(run(trusting("io.relevo.alert.mail.DeliverOnce", relay.url())))
          .startsWith("Accepted[");
      assertThat(relay.told())
          .anyMatch(line -> line.startsWith("tls AUTH PLAIN "))
          .noneMatch(line -> line.startsWith("plain AUTH"));
    }
  }

  @Test
  void without_one_any_tls_is_better_than_none() throws Exception {
    try (var relay = ScriptedRelay.startTls(certificate())) {
      assertThat(SampleMail.deliver(SampleMail.over(relay.url())))
          .isInstanceOf(Delivery.Accepted.class);
      assertThat(relay.told())
          .contains("tls MAIL FROM:<relevo@example.test>", "tls RCPT TO:<ana@example.test>")
          .noneMatch(line -> line.contains("AUTH"));
    }
  }

  @Test
  void smtps_is_believed_only_with_a_good_certificate() throws Exception {
    try (var relay = ScriptedRelay.smtps(certificate())) {
      assertThat(SampleMail.deliver(SampleMail.over(relay.url())))
          .isInstanceOf(Delivery.Later.class);
      assertThat(relay.told()).noneMatch(line -> line.startsWith("tls "));
      assertThat(run(trusting("io.relevo.alert.mail.DeliverOnce", relay.url())))
          .startsWith("Accepted[");
      assertThat(relay.told()).anyMatch(line -> line.startsWith("tls AUTH PLAIN "));
    }
  }

  @Test
  void it_is_never_printed() {
    assertThat(SampleMail.withPassword("smtp://127.0.0.1:25").toString())
        .doesNotContain("pass word");
  }

  /** A certificate for localhost that nobody has signed. */
  private SSLContext certificate() throws Exception {
    run(
        List.of(
            BIN + "keytool",
            "-genkeypair",
            "-keyalg",
            "EC",
            "-alias",
            "relay",
            "-validity",
            "2",
            "-dname",
            "CN=localhost",
            "-ext",
            "san=dns:localhost",
            "-storetype",
            "PKCS12",
            "-storepass",
            "changeit",
            "-keystore",
            store().toString()));
    var keys = KeyStore.getInstance(store().toFile(), "changeit".toCharArray());
    var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(keys, "changeit".toCharArray());
    var context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), null, null);
    return context;
  }

  private Path store() {
    return folder.resolve("relay.p12");
  }

  private List<String> trusting(String main, String argument) {
    return List.of(
        BIN + "java",
        "-Djavax.net.ssl.trustStore=" + store(),
        "-Djavax.net.ssl.trustStorePassword=changeit",
        "-cp",
        System.getProperty("java.class.path"),
        main,
        argument);
  }

  private String run(List<String> command) throws IOException, InterruptedException {
    var output = folder.resolve("output");
    var process =
        new ProcessBuilder(new ArrayList<>(command))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(process.waitFor()).as(Files.readString(output)).isZero();
    return Files.readString(output, StandardCharsets.UTF_8);
  }
}
