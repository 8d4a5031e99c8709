package org.dunwell.payments.matching;

import java.math.BigDecimal;
import java.util.List;
import org.dunwell.payments.matching.Judged.Ranked;
import org.dunwell.payments.matching.MatchMapper.PartColumns;
import org.dunwell.payments.matching.MatchMapper.ProposalColumns;
import org.dunwell.payments.matching.MatchMapper.SetOffColumns;
import org.dunwell.payments.matching.Proposal.Part;
import org.dunwell.payments.matching.Proposal.SetOff;
import org.springframework.stereotype.Component;

/** What matches consist of, as columns: one statement for a portion. */
@Component
class MatchRows {

  /** A suggestion of a match. */
  record RankRow(long match, int rank, Ranked ranked, String currency) {}

  /** So much for an invoice; with the write-off that was made for the rest. */
  record PartRow(long match, int rank, Part part, Long writeOff) {}

  /** So much of a credit note for an invoice. */
  record SetOffRow(long match, int rank, SetOff setOff) {}

  private final MatchMapper mapper;

  MatchRows(MatchMapper mapper) {
    this.mapper = mapper;
  }

  void suggestions(List<RankRow> rows) {
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
                  .toArray(String[]::new),
              rows.stream().map(RankRow::currency).toArray(String[]::new)));
    }
  }

  void parts(List<PartRow> rows) {
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

  void setOffs(List<SetOffRow> rows) {
    if (!rows.isEmpty()) {
      mapper.insertSetOffs(
          new SetOffColumns(
              rows.stream().map(SetOffRow::match).toArray(Long[]::new),
              rows.stream().map(SetOffRow::rank).toArray(Integer[]::new),
              rows.stream().map(row -> row.setOff().credit().id()).toArray(Long[]::new),
              rows.stream().map(row -> row.setOff().item().id()).toArray(Long[]::new),
              rows.stream().map(row -> row.setOff().amount()).toArray(BigDecimal[]::new)));
    }
  }
}
