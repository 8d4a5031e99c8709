package org.dunwell.credit.limits;

import java.math.BigDecimal;
import java.util.Map;
import org.dunwell.credit.HouseDay;
import org.dunwell.credit.Party;
import org.dunwell.platform.Money;
import org.dunwell.platform.decisions.Decision;
import org.dunwell.platform.decisions.Decisions;
import org.dunwell.platform.security.Group;
import org.dunwell.platform.security.Users;
import org.springframework.stereotype.Component;

/** What the two tables say to a wish: what {@code credit-limit} gives, who has to consent to it. */
@Component
class LimitTables {

  private static final String LIMIT = "credit-limit";
  private static final String AUTHORITY = "credit-authority";

  /** The column of {@code credit-authority}'s answer. */
  record Authority(String approval) {}

  private final Decisions decisions;
  private final LimitInputs inputs;
  private final LimitMapper mapper;
  private final Users users;
  private final HouseDay day;

  LimitTables(
      Decisions decisions, LimitInputs inputs, LimitMapper mapper, Users users, HouseDay day) {
    this.decisions = decisions;
    this.inputs = inputs;
    this.mapper = mapper;
    this.users = users;
    this.day = day;
  }

  /** Stored as a decision. */
  Decision<ProposedLimit> limit(Party party) {
    return decisions.decide(LIMIT, question(party), ProposedLimit.class);
  }

  /** Nothing is stored; its id is 0. */
  Decision<ProposedLimit> preview(Party party) {
    return decisions.preview(LIMIT, question(party), ProposedLimit.class);
  }

  private Decisions.Question question(Party party) {
    return new Decisions.Question(party.subject(), inputs.of(party, day.today()));
  }

  /** Whose consent a wish needs; stored as a decision. */
  Decision<Authority> authority(Party party, NewLimit wish, ProposedLimit table) {
    return decisions.decide(AUTHORITY, question(party, wish, table), Authority.class);
  }

  /** Whose consent it would need now; nothing is stored. */
  String approval(Party party, NewLimit wish) {
    ProposedLimit table = preview(party).output();
    return decisions
        .preview(AUTHORITY, question(party, wish, table), Authority.class)
        .output()
        .approval();
  }

  /**
   * What is wished for, else what the table gives.
   *
   * @throws LimitNotAllowed when it has more digits than the currency
   */
  static Money amount(Party party, NewLimit wish, ProposedLimit table) {
    BigDecimal amount = wish.amount() == null ? table.amount() : wish.amount();
    try {
      return Money.of(amount, party.currency());
    } catch (IllegalArgumentException tooFine) {
      throw new LimitNotAllowed(tooFine.getMessage());
    }
  }

  private Decisions.Question question(Party party, NewLimit wish, ProposedLimit table) {
    Money amount = amount(party, wish, table);
    String by =
        wish.by().equals("system")
            ? "system"
            : users.isIn(wish.by(), Group.CREDIT_MANAGERS) ? "credit-manager" : "collector";
    return new Decisions.Question(
        party.subject(),
        Map.of(
            "by",
            by,
            "change",
            change(wish, amount.amount()),
            "amount",
            amount.amount(),
            "flag",
            amount.isZero() ? "none" : table.flag()));
  }

  private String change(NewLimit wish, BigDecimal amount) {
    BigDecimal now =
        mapper.inForce(new Long[] {wish.partyId()}, day.today()).stream()
            .filter(row -> row.scope().equals(wish.scope()))
            .map(LimitMapper.LimitRow::amount)
            .findFirst()
            .orElse(BigDecimal.ZERO);
    int sign = amount.compareTo(now);
    return sign < 0 ? "cut" : sign == 0 ? "same" : "rise";
  }
}
