package org.dunwell.platform.models;

import java.util.List;
import java.util.stream.Collectors;
import org.dunwell.platform.BrokenRule;

/** A model from outside is not taken; nothing of it is stored. */
public class ModelRefused extends BrokenRule {

  /** What one sentence can hold; programs get all of them. */
  private static final int SAID = 5;

  /** What a program is told; whoever has more mends these first. */
  private static final int MOST = 100;

  private final transient List<Finding> findings;

  public ModelRefused(String model, List<Finding> findings) {
    super("%s is refused, nothing is deployed. %s".formatted(model, said(findings)));
    this.findings = findings.stream().limit(MOST).toList();
  }

  /** What is wrong with it, the first {@value #MOST}. */
  public List<Finding> findings() {
    return findings;
  }

  /** What is wrong first, and where, for readers to whom it is a file and no model. */
  public String what() {
    return "%s: %s".formatted(findings.get(0).where(), findings.get(0).what());
  }

  private static String said(List<Finding> findings) {
    String first =
        findings.stream().limit(SAID).map(Finding::toString).collect(Collectors.joining(" | "));
    return findings.size() <= SAID ? first : "%s | and %d more".formatted(first, more(findings));
  }

  private static int more(List<Finding> findings) {
    return findings.size() - SAID;
  }
}
