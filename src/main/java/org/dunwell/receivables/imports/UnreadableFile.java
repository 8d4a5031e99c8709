package org.dunwell.receivables.imports;

import java.util.List;
import java.util.stream.Collectors;
import org.dunwell.platform.BrokenRule;

/** A file of which no row can be read: no text or archive, no header, or columns missing. */
public final class UnreadableFile extends BrokenRule {

  private final transient List<Problem> problems;

  UnreadableFile(List<Problem> problems) {
    super(
        problems.stream().map(p -> p.problem() + " " + p.mend()).collect(Collectors.joining("\n")));
    this.problems = problems;
  }

  /** The file as a whole cannot be read. */
  public static UnreadableFile because(String problem, String mend) {
    return new UnreadableFile(List.of(new Problem(1, null, null, problem, mend, "")));
  }

  /**
   * It cannot be read from somewhere on.
   *
   * @param line of the file
   */
  public static UnreadableFile because(long line, String problem, String mend) {
    return new UnreadableFile(
        List.of(new Problem(line, null, null, "Line %d: %s".formatted(line, problem), mend, "")));
  }

  /** One for each thing that is wrong. */
  public List<Problem> problems() {
    return problems;
  }
}
