package org.dunwell.payments.matching;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dunwell.payments.matching.MatchBook.Posted;
import org.dunwell.payments.matching.MatchMapper.Learned;
import org.dunwell.payments.matching.Proposal.Agreement;
import org.dunwell.payments.matching.Proposal.Trust;
import org.springframework.stereotype.Component;

/** Learns from what was posted whose accounts and names pay for whom. */
@Component
class KnownPayers {

  private final MatchMapper mapper;
  private final Clock clock;

  KnownPayers(MatchMapper mapper, Clock clock) {
    this.mapper = mapper;
    this.clock = clock;
  }

  /** The matcher learns accounts only, and only where name, number and amount agree already. */
  void learn(List<Posted> all, Map<Long, Long> ids, boolean automatic, String by) {
    List<String> kinds = new ArrayList<>();
    List<String> keys = new ArrayList<>();
    List<Long> customers = new ArrayList<>();
    List<Long> matches = new ArrayList<>();
    for (Posted one : all) {
      Line line = one.line();
      if (automatic && !teaches(one.proposal())) {
        continue;
      }
      String account = Accounts.key(line.payerAccount());
      if (account != null) {
        kinds.add("account");
        keys.add(account);
        customers.add(one.proposal().customerId());
        matches.add(ids.get(line.id()));
      }
      if (!automatic && line.payerKey() != null && line.payerKey().length() > 2) {
        kinds.add("name");
        keys.add(line.payerName());
        customers.add(one.proposal().customerId());
        matches.add(ids.get(line.id()));
      }
    }
    if (!kinds.isEmpty()) {
      mapper.learn(
          new Learned(
              kinds.toArray(String[]::new),
              keys.toArray(String[]::new),
              customers.toArray(Long[]::new),
              matches.toArray(Long[]::new)),
          by,
          clock.instant());
    }
  }

  private static boolean teaches(Proposal proposal) {
    return proposal.amount() == Agreement.EXACT
        && proposal.evidence().compareTo(Proposal.Evidence.NUMBER) <= 0
        && proposal.payer().compareTo(Trust.LIKELY) <= 0;
  }
}
