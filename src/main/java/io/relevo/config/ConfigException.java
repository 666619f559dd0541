package io.relevo.config;

import java.util.List;
import java.util.stream.Collectors;

/** The file cannot be used; the message has one line for each of its problems. */
public final class ConfigException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<ConfigProblem> problems;

  ConfigException(List<ConfigProblem> problems) {
    super(problems.stream().map(ConfigProblem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** Every problem, in the order of the file; at least one. */
  public List<ConfigProblem> problems() {
    return problems;
  }
}
