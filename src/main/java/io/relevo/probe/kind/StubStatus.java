package io.relevo.probe.kind;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * nginx's own count of its connections, as its {@code stub_status} page tells it. {@code handled}
 * stays behind {@code accepts} only when {@code worker_connections} was reached.
 *
 * @param active open connections, waiting ones too
 * @param accepts connections accepted since it started
 * @param handled connections not dropped since it started
 * @param requests requests since it started
 * @param reading connections of which the request is being read
 * @param writing connections to which an answer is being written
 * @param waiting idle connections
 */
record StubStatus(
    long active,
    long accepts,
    long handled,
    long requests,
    long reading,
    long writing,
    long waiting) {

  private static final Pattern PAGE =
      Pattern.compile(
          """
          \\s*Active connections: N\\s+\
          server accepts handled requests\\s+\
          N N N\\s+\
          Reading: N Writing: N Waiting: N\\s*"""
              .replace("N", "(\\d{1,18})"));

  /** Empty if it is not such a page. */
  static Optional<StubStatus> parse(String page) {
    Matcher m = PAGE.matcher(page);
    return m.matches()
        ? Optional.of(new StubStatus(n(m, 1), n(m, 2), n(m, 3), n(m, 4), n(m, 5), n(m, 6), n(m, 7)))
        : Optional.empty();
  }

  private static long n(Matcher page, int group) {
    return Long.parseLong(page.group(group));
  }
}
