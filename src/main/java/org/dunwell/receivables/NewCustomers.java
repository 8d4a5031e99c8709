package org.dunwell.receivables;

import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.Timeline;
import org.dunwell.receivables.imports.Places;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opens accounts one by one, for whoever comes another way than with a file of the ledger. */
@Component
public class NewCustomers {

  private final CustomerMapper mapper;
  private final Timeline timeline;

  NewCustomers(CustomerMapper mapper, Timeline timeline) {
    this.mapper = mapper;
    this.timeline = timeline;
  }

  /**
   * Opens an account. Segment and risk class are those of a file that says nothing of them; time
   * zone and calendar follow the country.
   *
   * @param why one sentence for the customer's timeline
   * @param by user id, or {@code system}
   * @return the customer's id
   * @throws BrokenRule when somebody has this number already
   */
  @Transactional
  public long open(NewCustomer customer, String why, String by) {
    long id =
        mapper
            .open(customer, Places.zoneOf(customer.country()))
            .orElseThrow(
                () ->
                    new BrokenRule(
                        "Another customer has the number %s. Give a new one."
                            .formatted(customer.number())));
    mapper.openContact(id, customer.person());
    timeline.add(new Timeline.Entry("receivables", "account", id, null, by, why, null));
    return id;
  }

  /** Whether somebody has this number. */
  public boolean isTaken(String number) {
    return mapper.byNumber(number).isPresent();
  }
}
