package org.dunwell.credit.file;

import java.time.LocalDate;
import java.util.List;
import org.dunwell.credit.Party;
import org.dunwell.credit.applications.Application;
import org.dunwell.credit.behaviour.Behaviour;
import org.dunwell.credit.bureaus.BureauReport;
import org.dunwell.credit.exposure.Exposure;
import org.dunwell.credit.financials.FinancialStatement;
import org.dunwell.credit.guarantees.Guarantee;
import org.dunwell.credit.holds.CreditHold;
import org.dunwell.credit.insurance.Cover;
import org.dunwell.credit.insurance.Deadline;
import org.dunwell.credit.limits.CreditLimit;
import org.dunwell.credit.limits.LimitProposal;
import org.dunwell.credit.reviews.CreditReview;
import org.dunwell.credit.scores.Score;
import org.dunwell.credit.scores.ScoreReasons;

/** All that credit knows of one party, section by section. */
public record CreditFile(
    Party party,
    Part<Scored> score,
    Part<Limited> limit,
    Part<Exposure> exposure,
    Part<Behaved> behaviour,
    Part<Reported> reports,
    Part<List<FinancialStatement>> accounts,
    Part<Backed> backed,
    Part<Kin> kin,
    Part<Watched> watched) {

  /**
   * What we think of it.
   *
   * @param now null when too little is known
   * @param reasons the rows that fired, decision by decision
   * @param history latest first
   * @param line over time; null with fewer than two scores
   */
  public record Scored(
      Score now, List<ScoreReasons.Reason> reasons, List<Score> history, ScoreLine line) {}

  /**
   * What it may owe.
   *
   * @param now null when none was granted
   * @param ofGroup null when it heads no group with one
   * @param history latest first
   * @param open what somebody has asked for and nobody has decided
   * @param proposal what the table would give now
   */
  public record Limited(
      CreditLimit now,
      CreditLimit ofGroup,
      List<CreditLimit> history,
      List<LimitProposal> open,
      String proposal) {}

  /**
   * How it pays; only of customers.
   *
   * @param months oldest first
   */
  public record Behaved(Behaviour now, List<Behaviour> months) {}

  /** What bureaus say, newest first. */
  public record Reported(List<BureauReport> reports, boolean awaited) {}

  /** Who else answers for it. */
  public record Backed(
      List<Guarantee> guarantees, List<Cover> covers, List<Deadline> deadlines, LocalDate today) {}

  /**
   * Its group.
   *
   * @param parent number and name of who stands above it; null for nobody
   * @param members who stands beneath it
   * @param ofGroup what is at stake with all of them; null when there is nobody
   */
  public record Kin(
      CreditPageMapper.Member parent, List<CreditPageMapper.Member> members, Exposure ofGroup) {}

  /** What goes on. */
  public record Watched(
      LocalDate nextReview,
      List<CreditReview> reviews,
      List<CreditPageMapper.OpenAlert> alerts,
      List<CreditHold> holds,
      List<Application> applications) {

    /** The hold it is on; null for none. */
    public CreditHold hold() {
      return holds.stream().filter(CreditHold::isOpen).findFirst().orElse(null);
    }
  }
}
