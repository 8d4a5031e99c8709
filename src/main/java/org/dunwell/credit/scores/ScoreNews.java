package org.dunwell.credit.scores;

import java.util.List;
import org.dunwell.credit.Parties;
import org.dunwell.credit.Party;
import org.dunwell.credit.behaviour.BehavioursChanged;
import org.dunwell.credit.financials.FinancialsEntered;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Judges anew whomever something new is known of, in the transaction in which it comes to light.
 */
@Component
class ScoreNews {

  private final Scores scores;
  private final Parties parties;

  ScoreNews(Scores scores, Parties parties) {
    this.scores = scores;
    this.parties = parties;
  }

  @EventListener
  @Order(0)
  void on(BehavioursChanged news) {
    List<Party> known = parties.ofCustomers(news.customerIds());
    scores.rescore(known.stream().map(Party::id).toList(), "how it pays us");
  }

  @EventListener
  void on(FinancialsEntered news) {
    scores.rescore(news.partyIds(), "its accounts");
  }
}
