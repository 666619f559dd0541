package io.relevo.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How late looks began, as Relevo counts it itself.
 *
 * @param counts looks that began at most so many seconds late, by seconds
 */
record Lateness(SortedMap<Double, Long> counts) {
  private static final String BUCKET = "relevo_probe_lateness_seconds_bucket";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  Lateness {
    counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
  }

  static Lateness read(int port) throws IOException, InterruptedException {
    var url = URI.create("http://127.0.0.1:%d/metrics".formatted(port));
    var request = HttpRequest.newBuilder(url).timeout(PATIENCE).build();
    var counts = new TreeMap<Double, Long>();
    try (var client = HttpClient.newHttpClient();
        var page = client.send(request, BodyHandlers.ofLines()).body()) {
      page.filter(line -> line.startsWith(BUCKET))
          .forEach(line -> counts.put(bound(line), count(line)));
    }
    return new Lateness(counts);
  }

  private static double bound(String line) {
    var text = line.substring(line.indexOf("le=\"") + 4, line.lastIndexOf('"'));
    return text.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
  }

  private static long count(String line) {
    return (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
  }

  Lateness since(Lateness before) {
    var since = new TreeMap<>(counts);
    since.replaceAll((bound, count) -> count - before.counts.getOrDefault(bound, 0L));
    return new Lateness(since);
  }

  /** Milliseconds, by the bucket's upper bound: never less than it was; infinite above them all. */
  double quantile(double share) {
    var wanted = share * counts.get(counts.lastKey());
    return counts.entrySet().stream()
            .filter(bucket -> bucket.getValue() >= wanted)
            .findFirst()
            .orElseThrow()
            .getKey()
        * 1000;
  }
}
