package org.dunwell.credit.limits;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dunwell.platform.decisions.Decision;
import org.dunwell.platform.decisions.StoredDecisions;
import org.springframework.stereotype.Component;

/** Why a limit is what it is: model version, inputs and rows of the stored decision. */
@Component
public class LimitExplanations {

  private static final List<String> PARTS = List.of("capacity", "need", "policyCap", "insured");

  private final StoredDecisions decisions;

  LimitExplanations(StoredDecisions decisions) {
    this.decisions = decisions;
  }

  /**
   * One of the amounts of which the least counts.
   *
   * @param amount null where it does not count
   */
  public record Part(String name, BigDecimal amount) {}

  /**
   * All that explains it.
   *
   * @param version of the table
   * @param inputs by name, in order of names
   * @param rows that fired, in the order in which they did
   */
  public record Explanation(
      String decision,
      String version,
      Map<String, Object> inputs,
      List<Part> parts,
      List<Decision.FiredRow> rows) {}

  public Explanation of(long decisionId) {
    Decision<Map<String, Object>> stored = decisions.byId(decisionId).decision();
    return new Explanation(
        stored.decision(),
        stored.version(),
        new java.util.TreeMap<>(stored.inputs()),
        PARTS.stream().map(name -> new Part(name, amount(stored.output().get(name)))).toList(),
        stored.fired());
  }

  /** The same for a form, a row each. */
  public String text(long decisionId) {
    return of(decisionId).rows().stream()
        .map(row -> "%s: %s".formatted(row.table(), row.why()))
        .collect(Collectors.joining("\n"));
  }

  /** Whether the table that decided would decide the same again. */
  public boolean holds(long decisionId) {
    Map<String, Object> then = decisions.byId(decisionId).decision().output();
    Map<String, Object> now = decisions.again(decisionId).output();
    return then.keySet().stream().allMatch(column -> same(then.get(column), now.get(column)));
  }

  private static boolean same(Object one, Object other) {
    return one instanceof Number && other instanceof Number
        ? new BigDecimal(one.toString()).compareTo(new BigDecimal(other.toString())) == 0
        : String.valueOf(one).equals(String.valueOf(other));
  }

  private static BigDecimal amount(Object value) {
    BigDecimal amount = new BigDecimal(String.valueOf(value));
    return amount.compareTo(ProposedLimit.UNKNOWN) >= 0 ? null : amount;
  }
}
