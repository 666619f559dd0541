package io.relevo.cli;

import io.relevo.alert.mail.MailSettings;
import io.relevo.config.ConfigException;
import io.relevo.config.ConfigFile;
import io.relevo.config.ConfigProblem;
import io.relevo.config.Configuration;
import io.relevo.config.Sources;
import io.relevo.config.StoryFile;
import io.relevo.json.Json;
import io.relevo.rehearsal.Actor;
import io.relevo.rehearsal.Stage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code relevo rehearse STORY}. */
@Command(
    name = "rehearse",
    description =
        "Play a story of faults to the configuration in virtual time; nothing is touched.")
final class Rehearse implements Callable<Integer> {
  private final Shell shell;

  @Parameters(paramLabel = "STORY", description = "what happens, and when (docs/stories.md)")
  private @Nullable Path story;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      defaultValue = "/etc/relevo/relevo.yaml",
      description = "the configuration (default: ${DEFAULT-VALUE})")
  private Path config = Path.of("/etc/relevo/relevo.yaml");

  @Option(
      names = "--as",
      paramLabel = "AGENT",
      description = "the agent's name, where the file has no peers (default: as of check)")
  private @Nullable String agent;

  @Option(names = "--mails", description = "print each mail as it would go out")
  private boolean mails;

  @Option(names = "--json", description = Says.JSON)
  private boolean json;

  Rehearse(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    List<Configuration> cast;
    try {
      cast = cast();
    } catch (ConfigException e) {
      return refuse(e.problems(), Exit.CONFIG);
    }
    try {
      return play(cast);
    } catch (ConfigException e) {
      return refuse(e.problems(), Exit.DATA);
    }
  }

  private int play(List<Configuration> cast) throws ConfigException {
    var fleet = cast.getFirst().fleet();
    var told = StoryFile.load(Path.of(String.valueOf(story)), fleet, new Typist(shell));
    var played = Stage.play(cast.stream().map(Rehearse::actor).toList(), told);
    shell.say(
        json
            ? Json.pretty(played) + "\n"
            : new Playbill(played, fleet, shell.zone(), mails).text());
    return played.unmet().isEmpty() ? Exit.OK : Exit.NO;
  }

  /** The configuration as each agent reads it. */
  private List<Configuration> cast() throws ConfigException, IOException {
    var names = ConfigFile.agents(config);
    var cast = new ArrayList<Configuration>();
    for (var name : names.isEmpty() ? List.of(agent == null ? shell.agent() : agent) : names) {
      cast.add(ConfigFile.load(config, name, Sources.ofThisProcess().withoutSecrets()));
    }
    return cast;
  }

  private static Actor actor(Configuration configuration) {
    return new Actor(
        configuration.fleet(),
        configuration.mail().map(MailSettings::domain).orElse("relevo.invalid"));
  }

  private int refuse(List<ConfigProblem> problems, int exit) {
    if (json) {
      shell.say(Json.pretty(new Refused(problems)) + "\n");
    } else {
      problems.forEach(problem -> shell.say(problem + "\n"));
    }
    return exit;
  }

  /** What is told as JSON of a file that cannot be played. */
  record Refused(List<ConfigProblem> problems) {}
}
