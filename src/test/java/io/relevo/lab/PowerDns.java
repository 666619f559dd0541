package io.relevo.lab;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** A real PowerDNS on the loopback, with SQLite behind it, its API on, and one zone. */
public final class PowerDns extends Restartable {
  public static final String ZONE = "example.test.";
  public static final String KEY = "a-key-of-the-lab";

  private static final Path SCHEMA =
      Path.of("/usr/share/pdns-backend-sqlite3/schema/schema.sqlite3.sql");
  private static final Duration READY = Duration.ofSeconds(10);

  private final Path folder;
  private final int port = Lab.freePort();
  private final int apiPort = Lab.freePort();
  private final HttpClient client = HttpClient.newHttpClient();

  private PowerDns(Path folder) {
    this.folder = folder;
    restart();
  }

  /** Starts it in a folder of its own and waits until it serves its zone. */
  public static PowerDns start(Path folder) {
    try {
      Files.createDirectories(folder);
      makeDatabase(folder.resolve("zones.db"));
      PowerDns it = new PowerDns(folder);
      it.api(
          "POST",
          "/zones",
          """
          {"name": "%s", "kind": "Native", "nameservers": ["ns1.%s"]}"""
              .formatted(ZONE, ZONE));
      return it;
    } catch (IOException | SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void makeDatabase(Path file) throws IOException, SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement()) {
      for (String part : Files.readString(SCHEMA).split(";\\s*\n", -1)) {
        if (!part.isBlank()) {
          statement.execute(part);
        }
      }
    }
  }

  @Override
  Started run() {
    try {
      Files.writeString(folder.resolve("pdns.conf"), config());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Started.spawn(
            folder.resolve("pdns.log"), "pdns_server", "--config-dir=" + folder.toAbsolutePath())
        .await(READY, "PowerDNS of " + folder, this::answers);
  }

  private String config() {
    return """
        launch=gsqlite3
        gsqlite3-database=%1$s/zones.db
        gsqlite3-pragma-synchronous=0
        local-address=127.0.0.1
        local-port=%2$d
        socket-dir=%1$s
        daemon=no
        guardian=no
        write-pid=no
        api=yes
        api-key=%4$s
        webserver=yes
        webserver-address=127.0.0.1
        webserver-port=%3$d
        webserver-allow-from=127.0.0.1
        enable-lua-records=yes
        disable-syslog=yes
        """
        .formatted(folder.toAbsolutePath(), port, apiPort, KEY);
  }

  private boolean answers() {
    try {
      return send("GET", "", "").statusCode() == 200;
    } catch (UncheckedIOException _) {
      return false;
    }
  }

  /** Where its API is. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + apiPort);
  }

  /** Puts a record set in the place of the one of that name and type and its comments. */
  public void put(String name, String type, String records) {
    api(
        "PATCH",
        "/zones/" + ZONE,
        """
        {"rrsets": [{"name": "%s", "type": "%s", "ttl": 5, "changetype": "REPLACE",
          "records": [%s], "comments": []}]}"""
            .formatted(name, type, records));
  }

  /** A record as {@link #put} wants it. */
  public static String record(String content, boolean disabled) {
    return """
        {"content": "%s", "disabled": %s}"""
        .formatted(content.replace("\"", "\\\""), disabled);
  }

  /** The zone with everything in it, as the API says it. */
  public String zone() {
    return api("GET", "/zones/" + ZONE, "");
  }

  /** One request to its API, which must be answered well. */
  public String api(String method, String path, String body) {
    HttpResponse<String> answer = send(method, path, body);
    if (answer.statusCode() >= 300) {
      throw new IllegalStateException(answer + " " + answer.body());
    }
    return answer.body();
  }

  private HttpResponse<String> send(String method, String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url() + "/api/v1/servers/localhost" + path))
            .method(method, BodyPublishers.ofString(body))
            .header("X-API-Key", KEY)
            .timeout(READY)
            .build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new InterruptedIOException(path));
    }
  }

  /** What is answered for a name, sorted. */
  public List<String> answer(String name, String type) {
    return Dig.ask(port, name, type);
  }

  @Override
  public void close() {
    super.close();
    client.close();
  }
}
