package org.dunwell.contact.templates;

import java.util.List;
import java.util.stream.Collectors;
import org.dunwell.platform.BrokenRule;

/** A text that could not be written to anybody; it was not stored. */
public class BrokenTemplate extends BrokenRule {

  /**
   * What is wrong.
   *
   * @param line of the text, counted from 1; 0 for the subject
   */
  public record Problem(int line, String what) {

    @Override
    public String toString() {
      return (line == 0 ? "Subject: " : "Line " + line + ": ") + what;
    }
  }

  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  BrokenTemplate(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining(" ")));
    this.problems = List.copyOf(problems);
  }

  /** At least one. */
  public List<Problem> problems() {
    return problems;
  }
}
