package io.relevo.switching.kind;

import static org.assertj.core.api.Assertions.assertThat;

import io.relevo.fleet.SwitchSpec;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class ActuatorsTest {
  /** Loads Relevo anew, and remembers what was asked for. */
  private static final class Listening extends URLClassLoader {
    private final List<String> asked = new CopyOnWriteArrayList<>();

    Listening() {
      super(classpath(), ClassLoader.getPlatformClassLoader());
    }

    private static URL[] classpath() {
      return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
          .map(ActuatorsTest::url)
          .toArray(URL[]::new);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      asked.add(name);
      return super.loadClass(name, resolve);
    }
  }

  @Test
  void without_a_switch_in_route_53_nothing_of_the_sdk_of_aws_is_loaded() throws Exception {
    try (var loader = new Listening()) {
      var actuators = loader.loadClass(Actuators.class.getName());
      var spec =
          loader
              .loadClass(SwitchSpec.NginxFile.class.getName())
              .getConstructor(Path.class)
              .newInstance(Path.of("/nowhere/flag"));
      var make = actuators.getMethod("make", loader.loadClass(SwitchSpec.class.getName()));
      assertThat(make.invoke(actuators.getConstructor().newInstance(), spec)).isNotNull();
      assertThat(loader.asked)
          .contains(NginxFileSwitch.class.getName())
          .noneMatch(name -> name.startsWith("software.amazon."))
          .doesNotContain(Route53Switch.class.getName());
    }
  }

  private static URL url(String path) {
    try {
      return Path.of(path).toUri().toURL();
    } catch (MalformedURLException e) {
      throw new AssertionError(e);
    }
  }
}
