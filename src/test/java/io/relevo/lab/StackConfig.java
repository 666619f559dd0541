package io.relevo.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** The example of the whole stack, made to fit the lab: its addresses, its folders and its pace. */
final class StackConfig {
  private static final Path EXAMPLE = Path.of("config/relevo.stack.example.yml");

  private StackConfig() {}

  /** What the agent of a balancer is told. */
  static String text(Path balancer) throws IOException {
    var text = Files.readString(EXAMPLE);
    for (var change : changes(balancer).entrySet()) {
      if (!text.contains(change.getKey())) {
        throw new IllegalStateException(EXAMPLE + ": must say " + change.getKey());
      }
      text = text.replace(change.getKey(), change.getValue());
    }
    return text;
  }

  /** In this order. */
  private static SequencedMap<String, String> changes(Path balancer) {
    var changes = new LinkedHashMap<String, String>();
    changes.put("mode: observe", agent(balancer));
    changes.put("smtp://mail.example.com:587", "smtp://10.99.0.25:25");
    changes.put("  username: relevo\n  password: ${credential:smtp}\n", "");
    changes.put("tcp://10.0.0.254:80", "tcp://10.99.0.25:25");
    changes.put("${credential:powerdns}", PowerDns.KEY);
    changes.put("10.0.0.", "10.99.0.");
    changes.put("example.com", "example.test");
    changes.put(" /run/", " " + balancer + "/run/");
    changes.put("return-wait: 30s", "return-wait: 1s, budget: { acts: 20, per: 10m }");
    changes.put("ramp: 30s", "ramp: 3s");
    return changes;
  }

  private static String agent(Path balancer) {
    return """
        mode: act
          state: "%1$s/state"
          socket: "%1$s/relevo.sock"
          http: "127.0.0.1:8481"
          budget: { acts: 40, per: 10m }
        """
        .formatted(balancer)
        .stripTrailing();
  }
}
