package org.dunwell.receivables;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.Nudges;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** How likely customers are not to pay at all; credit says so, everybody may ask. */
@Component
public class RiskClasses {

  private final CustomerMapper mapper;
  private final Nudges nudges;
  private final Clock clock;

  RiskClasses(CustomerMapper mapper, Nudges nudges, Clock clock) {
    this.mapper = mapper;
    this.nudges = nudges;
    this.clock = clock;
  }

  /**
   * Sets the risk class of customers; their cases decide anew. Whoever has it already is left
   * alone.
   *
   * @param classes {@code low}, {@code medium} or {@code high} by customer
   * @return those that have another one now
   * @throws BrokenRule when a class is none of the three
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<Reclassified> set(Map<Long, String> classes) {
    if (classes.isEmpty()) {
      return List.of();
    }
    for (String one : classes.values()) {
      if (!List.of("low", "medium", "high").contains(one)) {
        throw new BrokenRule("A risk class is low, medium or high; this is %s.".formatted(one));
      }
    }
    Long[] customers = classes.keySet().stream().sorted().toArray(Long[]::new);
    String[] wanted = List.of(customers).stream().map(classes::get).toArray(String[]::new);
    List<Reclassified> changed = mapper.classify(customers, wanted);
    if (!changed.isEmpty()) {
      Long[] ids = changed.stream().map(Reclassified::customerId).toArray(Long[]::new);
      nudges.about(mapper.pastDueOf(ids, clock.instant()), "risk-class");
    }
    return changed;
  }
}
