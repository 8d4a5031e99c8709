package org.dunwell.payments.matching;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dunwell.payments.hints.MetHints;
import org.dunwell.payments.matching.Judged.Ranked;
import org.dunwell.payments.matching.MatchMapper.Columns;
import org.dunwell.payments.matching.MatchMapper.Stored;
import org.dunwell.payments.matching.MatchRows.PartRow;
import org.dunwell.payments.matching.MatchRows.RankRow;
import org.dunwell.payments.matching.MatchRows.SetOffRow;
import org.dunwell.payments.matching.Posting.Done;
import org.dunwell.payments.matching.Proposal.Part;
import org.dunwell.payments.matching.Verdicts.Verdict;
import org.springframework.stereotype.Component;

/** Writes down what was posted and what waits; set-based. */
@Component
class MatchBook {

  /** Of a posted match; suggestions begin at 1. */
  private static final int POSTED = 0;

  private static final int CERTAIN = 100;

  private final MatchMapper mapper;
  private final MatchRows rows;
  private final KnownPayers payers;
  private final MetHints hints;
  private final Clock clock;

  MatchBook(MatchMapper mapper, MatchRows rows, KnownPayers payers, MetHints hints, Clock clock) {
    this.mapper = mapper;
    this.rows = rows;
    this.payers = payers;
    this.hints = hints;
    this.clock = clock;
  }

  /** A posted line with who decided it: a row of the table, or (null) a person. */
  record Posted(Done done, Verdict verdict, int confidence, String reason) {

    Line line() {
      return done.order().line();
    }

    Proposal proposal() {
      return done.order().proposal();
    }
  }

  /** A line that waits, and why it was not posted where that is not the table's own word. */
  record Queued(Judged judged, String hindrance) {}

  void posted(List<Posted> all, boolean automatic, String by) {
    if (all.isEmpty()) {
      return;
    }
    Columns columns =
        new Columns(
            all.stream().map(one -> one.line().id()).toArray(Long[]::new),
            all.stream().map(one -> "posted").toArray(String[]::new),
            all.stream().map(one -> one.proposal().customerId()).toArray(Long[]::new),
            all.stream().map(one -> one.done().paymentId()).toArray(Long[]::new),
            all.stream().map(Posted::confidence).toArray(Integer[]::new),
            all.stream().map(Posted::reason).toArray(String[]::new),
            all.stream().map(one -> rule(one.verdict())).toArray(String[]::new),
            all.stream().map(one -> model(one.verdict())).toArray(String[]::new));
    Map<Long, Long> ids = ids(mapper.insert(columns, automatic, by, clock.instant()));
    Map<Long, Long> lines = new HashMap<>();
    ids.forEach((line, match) -> lines.put(match, line));
    List<PartRow> parts = new ArrayList<>();
    List<SetOffRow> setOffs = new ArrayList<>();
    for (Posted one : all) {
      long match = ids.get(one.line().id());
      Map<Long, Long> writeOffs = one.done().writeOffs();
      for (Part part : one.proposal().parts()) {
        parts.add(new PartRow(match, POSTED, part, writeOffs.get(part.item().id())));
      }
      one.proposal().setOffs().forEach(some -> setOffs.add(new SetOffRow(match, POSTED, some)));
    }
    rows.setOffs(setOffs);
    rows.parts(parts);
    mapper.linesAre(columns.lines(), "posted");
    List<Posted> advised = all.stream().filter(one -> one.proposal().adviceId() != null).toList();
    if (!advised.isEmpty()) {
      mapper.useAdvices(
          advised.stream().map(one -> one.proposal().adviceId()).toArray(Long[]::new),
          advised.stream().map(one -> one.line().id()).toArray(Long[]::new));
    }
    hints.meet(
        parts.stream().map(part -> lines.get(part.match())).toList(),
        parts.stream().map(part -> part.part().item().id()).toList(),
        by);
    payers.learn(all, ids, automatic, by);
  }

  /** Lines that pay no invoice, each with what it is. */
  void ignored(Map<Long, String> lines, String by) {
    List<Map.Entry<Long, String>> all = List.copyOf(lines.entrySet());
    Columns columns =
        new Columns(
            all.stream().map(Map.Entry::getKey).toArray(Long[]::new),
            all.stream().map(one -> "ignored").toArray(String[]::new),
            new Long[all.size()],
            new Long[all.size()],
            all.stream().map(one -> CERTAIN).toArray(Integer[]::new),
            all.stream().map(Map.Entry::getValue).toArray(String[]::new),
            new String[all.size()],
            new String[all.size()]);
    mapper.insert(columns, true, by, clock.instant());
    mapper.linesAre(columns.lines(), "ignored");
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
    List<SetOffRow> setOffs = new ArrayList<>();
    for (Queued one : all) {
      long match = ids.get(one.judged().line().id());
      int rank = 0;
      for (Ranked ranked : one.judged().ranked()) {
        int here = ++rank;
        ranks.add(
            new RankRow(match, here, ranked, ranked.proposal().currency(one.judged().line())));
        ranked.proposal().parts().forEach(part -> parts.add(new PartRow(match, here, part, null)));
        ranked.proposal().setOffs().forEach(some -> setOffs.add(new SetOffRow(match, here, some)));
      }
    }
    rows.suggestions(ranks);
    rows.parts(parts);
    rows.setOffs(setOffs);
    mapper.linesAre(columns.lines(), "queued");
  }

  private static Map<Long, Long> ids(List<Stored> stored) {
    return stored.stream().collect(Collectors.toMap(Stored::lineId, Stored::id));
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
