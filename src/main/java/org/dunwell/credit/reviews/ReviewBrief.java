package org.dunwell.credit.reviews;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.StringJoiner;
import org.dunwell.credit.Parties;
import org.dunwell.credit.Party;
import org.dunwell.credit.bureaus.BureauReport;
import org.dunwell.credit.bureaus.BureauReports;
import org.dunwell.credit.standing.Standing;
import org.dunwell.credit.standing.Standings;
import org.dunwell.platform.Money;
import org.springframework.stereotype.Component;

/** What whoever decides a review reads before. */
@Component
public class ReviewBrief {

  private final CreditReviews reviews;
  private final ReviewDecisions decisions;
  private final BureauReports reports;
  private final Standings standings;
  private final Parties parties;
  private final Clock clock;

  ReviewBrief(
      CreditReviews reviews,
      ReviewDecisions decisions,
      BureauReports reports,
      Standings standings,
      Parties parties,
      Clock clock) {
    this.reviews = reviews;
    this.decisions = decisions;
    this.reports = reports;
    this.standings = standings;
    this.parties = parties;
    this.clock = clock;
  }

  /** As "Name (number)"; a prospect has no number. */
  public String customer(long reviewId) {
    Party party = party(reviewId);
    return party.isProspect()
        ? party.name() + ", a prospect"
        : "%s (%s)".formatted(party.name(), party.number());
  }

  /** Why it is reviewed, and how the score has moved since it began. */
  public String change(long reviewId) {
    CreditReview review = reviews.byId(reviewId);
    Standing now = standings.of(review.partyId());
    return "%s\nScore when it began: %s, class %s. Now: %s, class %s."
        .formatted(
            review.cause(),
            said(review.pointsBefore()),
            review.classBefore(),
            said(now.points()),
            now.creditClass());
  }

  /** Exposure, limit, the bureau's last word and what the tables would give. */
  public String standing(long reviewId) {
    Party party = party(reviewId);
    Standing now = standings.of(party.id());
    StringJoiner lines = new StringJoiner("\n");
    lines.add("Exposure: " + Money.of(now.exposure(), party.currency()).words());
    lines.add(limit(now, party));
    Optional<BureauReport> report = reports.latest(party.id());
    lines.add(report.map(this::words).orElse("No bureau has reported."));
    lines.add(decisions.proposal(party.id()));
    return lines.toString();
  }

  private static String limit(Standing now, Party party) {
    if (now.limit() == null) {
      return "No limit was given.";
    }
    String limit = "Limit: " + Money.of(now.limit(), party.currency()).words();
    return now.utilisation() == null
        ? limit
        : "%s, %.0f%% of it used".formatted(limit, now.utilisation());
  }

  private String words(BureauReport report) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), clock.getZone());
    return "%s, %d days old: %s%s"
        .formatted(
            report.bureau(),
            report.ageOn(today),
            report.rawScore() == null ? "no score" : report.score(),
            report.insolvent() ? "; NOTICE OF INSOLVENCY" : "");
  }

  /** The path of the page with all reports. */
  public String reportsPath(long reviewId) {
    return "/credit/parties/%d/reports".formatted(reviews.byId(reviewId).partyId());
  }

  private Party party(long reviewId) {
    return parties.byId(reviews.byId(reviewId).partyId());
  }

  private static String said(Object value) {
    return value == null ? "not known" : value.toString();
  }
}
