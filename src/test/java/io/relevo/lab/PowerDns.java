package io.relevo.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** A real PowerDNS with SQLite behind it, its API on, and one zone. */
public final class PowerDns extends Restartable {
  public static final String ZONE = "example.test.";
  public static final String KEY = "a-key-of-the-lab";

  private static final Path SCHEMA =
      Path.of("/usr/share/pdns-backend-sqlite3/schema/schema.sqlite3.sql");
  private static final Duration READY = Duration.ofSeconds(10);

  private final Place place;
  private final Path folder;
  private final int port;
  private final int apiPort;
  private final HttpClient client;

  private PowerDns(Place place, int port, int apiPort, Path folder) {
    this.place = place;
    this.folder = folder;
    this.port = port;
    this.apiPort = apiPort;
    this.client = client(place);
    restart();
  }

  /** Its threads live in the place, and so do its sockets. */
  private static HttpClient client(Place place) {
    try {
      return place.inside(
          () ->
              HttpClient.newBuilder()
                  .executor(work -> place.thread("PowerDNS API", work).start())
                  .build());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Starts it on the loopback in a folder of its own and waits until it serves its zone. */
  public static PowerDns start(Path folder) {
    return start(Place.loopback(), Lab.freePort(), Lab.freePort(), folder);
  }

  /** The same in another place, with the ports at which it answers questions and has its API. */
  public static PowerDns start(Place place, int port, int apiPort, Path folder) {
    try {
      Files.createDirectories(folder);
      makeDatabase(folder.resolve("zones.db"));
      PowerDns it = new PowerDns(place, port, apiPort, folder);
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
    return place
        .spawn(folder.resolve("pdns.log"), "pdns_server", "--config-dir=" + folder.toAbsolutePath())
        .await(READY, "PowerDNS of " + folder, this::answers);
  }

  private String config() {
    return """
        launch=gsqlite3
        gsqlite3-database=%1$s/zones.db
        gsqlite3-pragma-synchronous=0
        local-address=%5$s
        local-port=%2$d
        socket-dir=%1$s
        daemon=no
        guardian=no
        write-pid=no
        api=yes
        api-key=%4$s
        webserver=yes
        webserver-address=%5$s
        webserver-port=%3$d
        webserver-allow-from=127.0.0.1,10.99.0.0/24
        enable-lua-records=yes
        disable-syslog=yes
        """
        .formatted(folder.toAbsolutePath(), port, apiPort, KEY, place.address());
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
    return URI.create("http://" + place.address() + ":" + apiPort);
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

  /** A copy of all that it has, as a backup makes it. */
  public Path copy(String name) {
    Path copy = folder.resolve(name);
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + database());
        var statement = connection.createStatement()) {
      statement.execute("VACUUM INTO '" + copy + "'");
      return copy;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Stops it, puts a copy in the place of what it has, and starts it again. */
  public void restore(Path copy) {
    kill9();
    try {
      for (String journal : List.of("-wal", "-shm", "-journal")) {
        Files.deleteIfExists(Path.of(database() + journal));
      }
      Files.copy(copy, database(), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    restart();
  }

  private Path database() {
    return folder.resolve("zones.db");
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
      return place.inside(() -> client.send(request, HttpResponse.BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (Exception e) {
      throw new IllegalStateException(path, e);
    }
  }

  /** What is answered for a name, sorted. */
  public List<String> answer(String name, String type) {
    return Dig.ask(place, port, name, type);
  }

  @Override
  public void close() {
    super.close();
    client.close();
  }
}
