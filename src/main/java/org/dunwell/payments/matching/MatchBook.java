package org.dunwell.payments.matching;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dunwell.payments.matching.Judged.Ranked;
import org.dunwell.payments.matching.MatchMapper.Columns;
import org.dunwell.payments.matching.MatchMapper.Learned;
import org.dunwell.payments.matching.MatchMapper.PartColumns;
import org.dunwell.payments.matching.MatchMapper.ProposalColumns;
import org.dunwell.payments.matching.MatchMapper.Stored;
import org.dunwell.payments.matching.Posting.Done;
import org.dunwell.payments.matching.Proposal.Agreement;
import org.dunwell.payments.matching.Proposal.Part;
import org.dunwell.payments.matching.Proposal.Trust;
import org.dunwell.payments.matching.Verdicts.Verdict;
import org.springframework.stereotype.Component;

/** Writes down what was posted and what waits, and what was learned by it; set-based. */
@Component
class MatchBook {

  /** Of a posted match; suggestions begin at 1. */
  private static final int POSTED = 0;

  private final MatchMapper mapper;
  private final Clock clock;

  MatchBook(MatchMapper mapper, Clock clock) {
    this.mapper = mapper;
    this.clock = clock;
  }

  /** A posted line with who decided it: a row of the table, or (null) a person. */
  record Posted(Done done, Verdict verdict, int confidence, String reason) {}

  /** A line that waits, and why it was not posted where that is not the table's own word. */
  record Queued(Judged judged, String hindrance) {}

  void posted(List<Posted> all, boolean automatic, String by) {
    if (all.isEmpty()) {
      return;
    }
    Columns columns =
        new Columns(
            all.stream().map(one -> line(one).id()).toArray(Long[]::new),
            all.stream().map(one -> "posted").toArray(String[]::new),
            all.stream().map(one -> proposal(one).customerId()).toArray(Long[]::new),
            all.stream().map(one -> one.done().paymentId()).toArray(Long[]::new),
            all.stream().map(Posted::confidence).toArray(Integer[]::new),
            all.stream().map(Posted::reason).toArray(String[]::new),
            all.stream().map(one -> rule(one.verdict())).toArray(String[]::new),
            all.stream().map(one -> model(one.verdict())).toArray(String[]::new));
    Map<Long, Long> ids = ids(mapper.insert(columns, automatic, by, clock.instant()));
    List<PartRow> parts = new ArrayList<>();
    for (Posted one : all) {
      long match = ids.get(line(one).id());
      proposal(one)
          .parts()
          .forEach(
              part ->
                  parts.add(
                      new PartRow(
                          match, POSTED, part, one.done().writeOffs().get(part.item().id()))));
    }
    insert(parts);
    mapper.linesAre(columns.lines(), "posted");
    List<Posted> advised = all.stream().filter(one -> proposal(one).adviceId() != null).toList();
    if (!advised.isEmpty()) {
      mapper.useAdvices(
          advised.stream().map(one -> proposal(one).adviceId()).toArray(Long[]::new),
          advised.stream().map(one -> line(one).id()).toArray(Long[]::new));
    }
    learn(all, ids, automatic, by);
  }

  void queued(List<Queued> all, String by) {
    if (all.isEmpty()) {
      return;
    }
    Columns columns =
        new Columns(
            all.stream().map(one -> one.judged().line().id()).toArray(Long[]::new),
            all.stream().map(one -> "queued").toArray(String[]::new),
            all.stream().map(one -> customer(one.judged())).toArray(Long[]::new),
            all.stream().map(one -> (Long) null).toArray(Long[]::new),
            all.stream().map(MatchBook::confidence).toArray(Integer[]::new),
            all.stream().map(MatchBook::reason).toArray(String[]::new),
            all.stream().map(one -> rule(best(one))).toArray(String[]::new),
            all.stream().map(one -> model(best(one))).toArray(String[]::new));
    Map<Long, Long> ids = ids(mapper.insert(columns, true, by, clock.instant()));
    List<PartRow> parts = new ArrayList<>();
    List<RankRow> ranks = new ArrayList<>();
    for (Queued one : all) {
      long match = ids.get(one.judged().line().id());
      List<Ranked> ranked = one.judged().ranked();
      for (int i = 0; i < ranked.size(); i++) {
        int rank = i + 1;
        ranks.add(new RankRow(match, rank, ranked.get(i)));
        ranked
            .get(i)
            .proposal()
            .parts()
            .forEach(part -> parts.add(new PartRow(match, rank, part, null)));
      }
    }
    insertRanks(ranks);
    insert(parts);
    mapper.linesAre(columns.lines(), "queued");
  }

  private record RankRow(long match, int rank, Ranked ranked) {}

  private record PartRow(long match, int rank, Part part, Long writeOff) {}

  private void insertRanks(List<RankRow> rows) {
    if (!rows.isEmpty()) {
      mapper.insertProposals(
          new ProposalColumns(
              rows.stream().map(RankRow::match).toArray(Long[]::new),
              rows.stream().map(RankRow::rank).toArray(Integer[]::new),
              rows.stream().map(row -> row.ranked().proposal().customerId()).toArray(Long[]::new),
              rows.stream()
                  .map(row -> row.ranked().verdict().says().confidence())
                  .toArray(Integer[]::new),
              rows.stream()
                  .map(row -> row.ranked().verdict().says().because())
                  .toArray(String[]::new)));
    }
  }

  private void insert(List<PartRow> rows) {
    if (!rows.isEmpty()) {
      mapper.insertParts(
          new PartColumns(
              rows.stream().map(PartRow::match).toArray(Long[]::new),
              rows.stream().map(PartRow::rank).toArray(Integer[]::new),
              rows.stream().map(row -> row.part().item().id()).toArray(Long[]::new),
              rows.stream().map(row -> row.part().amount()).toArray(BigDecimal[]::new),
              rows.stream().map(row -> row.part().difference()).toArray(BigDecimal[]::new),
              rows.stream().map(row -> row.part().treatment()).toArray(String[]::new),
              rows.stream().map(row -> row.part().deductionReason()).toArray(String[]::new),
              rows.stream().map(PartRow::writeOff).toArray(Long[]::new)));
    }
  }

  /** The matcher learns accounts only, and only where name, number and amount agree already. */
  private void learn(List<Posted> all, Map<Long, Long> ids, boolean automatic, String by) {
    List<String> kinds = new ArrayList<>();
    List<String> keys = new ArrayList<>();
    List<Long> customers = new ArrayList<>();
    List<Long> matches = new ArrayList<>();
    for (Posted one : all) {
      Line line = line(one);
      if (automatic && !teaches(proposal(one))) {
        continue;
      }
      String account = Accounts.key(line.payerAccount());
      if (account != null) {
        kinds.add("account");
        keys.add(account);
        customers.add(proposal(one).customerId());
        matches.add(ids.get(line.id()));
      }
      if (!automatic && line.payerKey() != null && line.payerKey().length() > 2) {
        kinds.add("name");
        keys.add(line.payerName());
        customers.add(proposal(one).customerId());
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

  private static Map<Long, Long> ids(List<Stored> stored) {
    return stored.stream().collect(Collectors.toMap(Stored::lineId, Stored::id));
  }

  private static Line line(Posted one) {
    return one.done().order().line();
  }

  private static Proposal proposal(Posted one) {
    return one.done().order().proposal();
  }

  private static Long customer(Judged judged) {
    return judged.ranked().isEmpty() ? null : judged.best().proposal().customerId();
  }

  private static Verdict best(Queued one) {
    return one.judged().ranked().isEmpty() ? null : one.judged().best().verdict();
  }

  private static int confidence(Queued one) {
    return one.judged().ranked().isEmpty() ? 0 : one.judged().best().verdict().says().confidence();
  }

  private static String reason(Queued one) {
    if (one.hindrance() != null) {
      return one.hindrance();
    }
    return one.judged().ranked().isEmpty()
        ? "nobody we know, and nothing that is open is named"
        : one.judged().best().verdict().says().because();
  }

  private static String rule(Verdict verdict) {
    return verdict == null ? null : verdict.rule();
  }

  private static String model(Verdict verdict) {
    return verdict == null ? null : verdict.model();
  }
}
