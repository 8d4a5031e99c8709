package org.dunwell.credit.scores;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.dunwell.credit.Party;
import org.dunwell.credit.behaviour.Behaviour;
import org.dunwell.credit.behaviour.Behaviours;
import org.dunwell.credit.financials.Altman;
import org.dunwell.credit.financials.FinancialStatement;
import org.dunwell.credit.financials.Financials;
import org.dunwell.platform.decisions.Decision;
import org.dunwell.platform.decisions.Decisions;
import org.springframework.stereotype.Component;

/** Brings together what is known of parties and asks the tables; stores nothing. */
@Component
class Scoring {

  /** A year's accounts come up to a year late; older ones tell of another company. */
  private static final int ACCOUNTS_MONTHS = 30;

  /** The answer of {@code financial-score}. */
  record FinancialPoints(String zone, int points) {}

  /** The answer of {@code credit-score}. */
  record Rating(int points, String creditClass) {}

  private final Behaviours behaviours;
  private final BehaviourScores behaviourScores;
  private final Financials financials;
  private final OtherScores others;
  private final Decisions decisions;
  private final Clock clock;

  Scoring(
      Behaviours behaviours,
      BehaviourScores behaviourScores,
      Financials financials,
      OtherScores others,
      Decisions decisions,
      Clock clock) {
    this.behaviours = behaviours;
    this.behaviourScores = behaviourScores;
    this.financials = financials;
    this.others = others;
    this.decisions = decisions;
    this.clock = clock;
  }

  /** In the order of the parties; those of whom nothing is known are left out. */
  List<Judgement> judge(List<Party> parties, Set<Long> insolvent) {
    List<Long> ids = parties.stream().map(Party::id).toList();
    Map<Long, Behaviour> known =
        behaviours.of(parties.stream().map(Party::customerId).filter(Objects::nonNull).toList());
    Map<Long, Decision<BehaviourScores.Points>> behaviour = behaviour(known);
    Map<Long, Decision<FinancialPoints>> financial = financial(ids);
    Map<Long, OutsideScore> outside = others.of(ids);
    List<Judgement> open = new ArrayList<>();
    List<Decisions.Question> questions = new ArrayList<>();
    for (Party party : parties) {
      OutsideScore report = outside.get(party.id());
      Judgement one =
          new Judgement(
              party.id(),
              party.isProspect() ? null : behaviour.get(party.customerId()),
              financial.get(party.id()),
              report == null ? null : report.points(),
              null);
      boolean isInsolvent = insolvent.contains(party.id()) || report != null && report.insolvent();
      if (isInsolvent || one.behaviour() != null || one.financial() != null || report != null) {
        open.add(one);
        questions.add(
            question(
                party,
                one,
                party.isProspect() ? null : known.get(party.customerId()),
                isInsolvent));
      }
    }
    return rated(open, decisions.previewAll("credit-score", questions, Rating.class));
  }

  private static List<Judgement> rated(List<Judgement> open, List<Decision<Rating>> ratings) {
    List<Judgement> all = new ArrayList<>();
    for (int i = 0; i < open.size(); i++) {
      Judgement one = open.get(i);
      all.add(
          new Judgement(
              one.partyId(), one.behaviour(), one.financial(), one.bureau(), ratings.get(i)));
    }
    return all;
  }

  private static Decisions.Question question(
      Party party, Judgement one, Behaviour known, boolean insolvent) {
    Map<String, Object> inputs = new LinkedHashMap<>();
    inputs.put("behaviour", orNone(one.behavioural()));
    inputs.put("invoicesSettled", known == null ? 0 : known.invoicesSettled());
    inputs.put("financial", orNone(one.financialPoints()));
    inputs.put("bureau", orNone(one.bureau()));
    inputs.put("insolvent", insolvent);
    inputs.put("pastDue", known == null ? BigDecimal.ZERO : known.pastDue());
    inputs.put("oldestDaysPastDue", known == null ? 0 : known.oldestDaysPastDue());
    return new Decisions.Question(party.subject(), inputs);
  }

  private static int orNone(Integer points) {
    return points == null ? -1 : points;
  }

  private Map<Long, Decision<BehaviourScores.Points>> behaviour(Map<Long, Behaviour> known) {
    List<Behaviour> all = List.copyOf(known.values());
    Map<Long, Decision<BehaviourScores.Points>> byCustomer = new HashMap<>();
    behaviourScores
        .judge(all)
        .forEach((place, points) -> byCustomer.put(all.get(place).customerId(), points));
    return byCustomer;
  }

  private Map<Long, Decision<FinancialPoints>> financial(List<Long> partyIds) {
    LocalDate oldest =
        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusMonths(ACCOUNTS_MONTHS);
    List<FinancialStatement> statements =
        financials.latest(partyIds).values().stream()
            .filter(one -> !one.asOf().isBefore(oldest))
            .toList();
    List<Decision<FinancialPoints>> answers =
        decisions.previewAll(
            "financial-score",
            statements.stream().map(Scoring::question).toList(),
            FinancialPoints.class);
    Map<Long, Decision<FinancialPoints>> byParty = new HashMap<>();
    for (int i = 0; i < statements.size(); i++) {
      byParty.put(statements.get(i).partyId(), answers.get(i));
    }
    return byParty;
  }

  private static Decisions.Question question(FinancialStatement of) {
    return new Decisions.Question(
        "party/" + of.partyId(),
        Map.of("formula", of.formula() == Altman.PRIVATE ? "private" : "general", "z", of.z()));
  }
}
