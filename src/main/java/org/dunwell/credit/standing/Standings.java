package org.dunwell.credit.standing;

import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How parties stand: as scores and limits say, else by what they owe. */
@Component
public class Standings {

  private final ObjectProvider<StandingFacts> facts;
  private final JdbcClient jdbc;

  Standings(ObjectProvider<StandingFacts> facts, JdbcClient jdbc) {
    this.facts = facts;
    this.jdbc = jdbc;
  }

  /** How each of these parties stands, by id. */
  public Map<Long, Standing> of(Collection<Long> partyIds) {
    if (partyIds.isEmpty()) {
      return Map.of();
    }
    StandingFacts answer = facts.getIfAvailable();
    return answer == null ? ofLedger(partyIds) : answer.of(partyIds);
  }

  /** How one party stands. */
  public Standing of(long partyId) {
    return of(java.util.List.of(partyId)).get(partyId);
  }

  /** Open invoices in the party's currency; others would need a rate that nobody has given. */
  private Map<Long, Standing> ofLedger(Collection<Long> partyIds) {
    return jdbc
        .sql(
            """
            select p.id, coalesce(sum(i.open_amount), 0) as exposure
            from credit.party p
            left join receivables.invoice i
              on i.customer_id = p.customer_id
              and i.currency = p.currency
              and i.state = 'open'
            where p.id = any (:parties)
            group by p.id
            """)
        .param("parties", partyIds.toArray(Long[]::new))
        .query((row, n) -> Standing.ofLedger(row.getLong(1), row.getBigDecimal(2)))
        .list()
        .stream()
        .collect(Collectors.toMap(Standing::partyId, Function.identity()));
  }
}
