package io.relevo.demo;

import io.relevo.lab.Folder;
import io.relevo.lab.Lab;
import io.relevo.lab.Need;
import io.relevo.lab.Stage;
import io.relevo.lab.StageConfig;
import java.io.IOException;

/** The main job in under a minute: {@code ./dev demo}. */
public final class Demo {
  private static final int DID_NOT_HAPPEN = 1;
  private static final int CANNOT_RUN_HERE = 77;

  private Demo() {}

  public static void main(String[] args) throws IOException {
    System.exit(run(Terminal.standard()));
  }

  private static int run(Terminal terminal) throws IOException {
    var lack = Lab.lacks(Need.NAMESPACES, Need.NGINX, Need.KEEPALIVED, Need.SMTP_SINK);
    if (lack.isPresent()) {
      terminal.failed("The demo cannot run here: " + lack.get() + ".");
      return CANNOT_RUN_HERE;
    }
    Story.begin(terminal);
    try (var folder = Folder.create("demo");
        var stage = Stage.set(folder.path(), StageConfig.usual())) {
      // what was started outlives a Ctrl-C otherwise
      Runtime.getRuntime().addShutdownHook(new Thread(stage::close));
      tell(new Story(stage, terminal), new Witness(stage, folder.path()));
      return 0;
    } catch (AssertionError didNot) {
      terminal.failed("This did not happen: " + didNot.getMessage());
      return DID_NOT_HAPPEN;
    }
  }

  private static void tell(Story story, Witness witness) throws IOException {
    try (witness) {
      var agents = story.rise();
      story.calm(witness);
      var fall = story.fall(witness);
      story.read(fall.mail(), agents.getFirst());
      story.recover(witness, agents, fall);
    }
  }
}
