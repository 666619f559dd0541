package io.relevo.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.config.ConfigException;
import io.relevo.config.ConfigFile;
import io.relevo.config.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One balancer, nginx, one node and one master behind it; then one mitigation after the other. */
class SinglePointsTest {
  private static final Path ALONE = Path.of("src/test/resources/cli/alone.yaml");

  @TempDir Path folder;
  private String file = "";

  @Test
  void alone_each_of_the_four_takes_the_service_down() throws Exception {
    start();
    assertThat(points())
        .containsExactly(
            "balancer: shop > balancers > balancer: another member in group balancers",
            "nginx-1: shop > web > nginx-1: another member in group web",
            "node-1: shop > masters > master > nodes > node-1: another member in group nodes",
            "master: shop > masters > master: another member in group masters");
  }

  @Test
  void each_mitigation_takes_one_off_the_list() throws Exception {
    start();
    second("balancer", "balancers", "balancer: { tcp", "balancer-2", "{ tcp: \"10.0.0.12:80\" }");
    assertThat(names()).containsExactly("nginx-1", "node-1", "master");
    second("nginx-1", "web", "nginx-1:", "nginx-2", "{ nginx: \"http://10.0.0.13/healthz\" }");
    assertThat(names()).containsExactly("node-1", "master");
    second("node-1", "nodes", "node-1:", "node-2", "{ tcp: \"10.0.0.22:3306\" }");
    assertThat(names()).containsExactly("master");
    second(
        "master",
        "masters",
        "master:",
        "replica",
        "{ tcp: \"10.0.0.32:3306\", depends-on: [nodes] }");
    assertThat(names()).isEmpty();
  }

  @Test
  void what_falls_together_is_one_point() throws Exception {
    start();
    second("nginx-1", "web", "nginx-1:", "nginx-2", "{ nginx: \"http://10.0.0.13/healthz\" }");
    change("/healthz\" }", "/healthz\", domains: [rack-3] }");
    assertThat(points())
        .contains("rack-3: shop > web > rack-3: a member of group web elsewhere")
        .noneMatch(point -> point.startsWith("nginx"));
  }

  @Test
  void a_host_is_named_only_when_none_of_its_targets_would_do_alone() throws Exception {
    start();
    change(
        "agent: { mode: observe }",
        "agent: { mode: observe, peers: { lb-1: \"10.0.0.11:8480\" } }");
    change("balancer: { tcp", "balancer: { on: lb-1, tcp");
    change("nginx-1:  {", "nginx-1:  { on: lb-1,");
    assertThat(names()).containsExactly("balancer", "nginx-1", "node-1", "master");
  }

  @Test
  void a_router_before_everybody_is_one() throws Exception {
    start();
    second("nginx-1", "web", "nginx-1:", "nginx-2", "{ nginx: \"http://10.0.0.13/healthz\" }");
    change("/healthz\" }", "/healthz\", depends-on: [router] }");
    change("targets:\n", "targets:\n  router: { tcp: \"10.0.0.1:80\" }\n");
    assertThat(points())
        .contains("router: shop > web > nginx-1 > router: another way to nginx-1 (depends-on)");
  }

  private void start() throws IOException {
    file = Files.readString(ALONE);
  }

  /** Adds a second one to a group. */
  private void second(String first, String group, String line, String name, String target) {
    change("  " + line, "  " + name + ": " + target + "\n  " + line);
    change("members: [" + first + "]", "members: [" + first + ", " + name + "]");
    assertThat(file).contains(group + ":");
  }

  private void change(String from, String to) {
    assertThat(file).contains(from);
    file = file.replace(from, to);
  }

  private List<String> names() throws IOException, ConfigException {
    return found().stream().map(point -> point.part().name()).toList();
  }

  private List<String> points() throws IOException, ConfigException {
    return found().stream()
        .map(
            point ->
                "%s: %s: %s"
                    .formatted(
                        point.part().name(), String.join(" > ", point.path()), point.remedy()))
        .toList();
  }

  private List<SinglePoints.Point> found() throws IOException, ConfigException {
    var path = Files.writeString(folder.resolve("relevo.yaml"), file);
    return SinglePoints.of(ConfigFile.load(path, "lb-1", Sources.none()).fleet());
  }
}
