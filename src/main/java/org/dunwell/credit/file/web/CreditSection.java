package org.dunwell.credit.file.web;

import java.util.List;
import java.util.Map;
import org.dunwell.credit.file.CreditStanding;
import org.dunwell.platform.web.CustomerSection;
import org.springframework.stereotype.Component;

/** The customer's page: class, limit and what is used of it, with the way to the credit file. */
@Component
class CreditSection implements CustomerSection {

  private final CreditStanding standing;

  CreditSection(CreditStanding standing) {
    this.standing = standing;
  }

  @Override
  public String fragment() {
    return "credit/customer-section :: section";
  }

  @Override
  public int order() {
    return 150;
  }

  @Override
  public Map<String, Object> model(List<Long> customerIds) {
    return Map.of("creditStandings", standing.of(customerIds));
  }
}
