package org.dunwell.credit.file;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.dunwell.credit.HouseDay;
import org.dunwell.credit.Party;
import org.dunwell.credit.applications.Applications;
import org.dunwell.credit.behaviour.Behaviours;
import org.dunwell.credit.bureaus.BureauReports;
import org.dunwell.credit.bureaus.Bureaus;
import org.dunwell.credit.exposure.Exposure;
import org.dunwell.credit.exposure.Exposures;
import org.dunwell.credit.exposure.Families;
import org.dunwell.credit.exposure.Family;
import org.dunwell.credit.financials.Financials;
import org.dunwell.credit.guarantees.Guarantees;
import org.dunwell.credit.holds.CreditHolds;
import org.dunwell.credit.insurance.Covers;
import org.dunwell.credit.insurance.Deadlines;
import org.dunwell.credit.limits.CreditLimit;
import org.dunwell.credit.limits.CreditLimits;
import org.dunwell.credit.limits.LimitPreviews;
import org.dunwell.credit.limits.LimitProposal;
import org.dunwell.credit.reviews.CreditReviews;
import org.dunwell.credit.scores.Score;
import org.dunwell.credit.scores.ScoreReasons;
import org.dunwell.credit.scores.Scores;
import org.springframework.stereotype.Component;

/** Puts credit files together; a section that cannot be read is left out, not the page. */
@Component
public class CreditFiles {

  private static final int SHOWN = 24;
  private static final int MONTHS = 12;

  /** Who we think it is and what we think of it. */
  @Component
  record Judged(
      Scores scores,
      ScoreReasons reasons,
      Behaviours behaviours,
      BureauReports reports,
      Bureaus bureaus,
      Financials financials) {}

  /** What it may owe and does. */
  @Component
  record Granted(
      CreditLimits limits, LimitPreviews previews, Exposures exposures, Families families) {}

  /** What secures it and what goes on. */
  @Component
  record Guarded(
      Guarantees guarantees,
      Covers covers,
      Deadlines deadlines,
      CreditReviews reviews,
      CreditHolds holds,
      Applications applications) {}

  private final Judged judged;
  private final Granted granted;
  private final Guarded guarded;
  private final CreditPageMapper mapper;
  private final HouseDay day;
  private final Clock clock;

  CreditFiles(
      Judged judged,
      Granted granted,
      Guarded guarded,
      CreditPageMapper mapper,
      HouseDay day,
      Clock clock) {
    this.judged = judged;
    this.granted = granted;
    this.guarded = guarded;
    this.mapper = mapper;
    this.day = day;
    this.clock = clock;
  }

  /** Section by section, as of now. */
  public CreditFile of(Party party) {
    return new CreditFile(
        party,
        Part.of("score", () -> score(party)),
        Part.of("limit", () -> limit(party)),
        Part.of("exposure", () -> granted.exposures().of(party.id())),
        Part.of("behaviour", () -> behaviour(party)),
        Part.of("reports", () -> reports(party)),
        Part.of("accounts", () -> judged.financials().history(party.id(), SHOWN)),
        Part.of("backed", () -> backed(party)),
        Part.of("group", () -> kin(party)),
        Part.of("watched", () -> watched(party)));
  }

  private CreditFile.Scored score(Party party) {
    List<Score> history = judged.scores().history(party.id(), SHOWN);
    Score now = judged.scores().current(party.id()).orElse(null);
    return new CreditFile.Scored(
        now,
        now == null ? List.of() : judged.reasons().of(now.id()),
        history,
        ScoreLine.of(history, clock.instant()));
  }

  private CreditFile.Limited limit(Party party) {
    LocalDate today = day.today();
    return new CreditFile.Limited(
        granted.limits().on(party.id(), today).orElse(null),
        granted.limits().ofGroupOn(party.id(), today).orElse(null),
        granted.limits().history(party.id()),
        granted.limits().proposals(party.id()).stream().filter(LimitProposal::isOpen).toList(),
        granted.previews().words(party.id()));
  }

  private CreditFile.Behaved behaviour(Party party) {
    return party.isProspect()
        ? null
        : new CreditFile.Behaved(
            judged.behaviours().of(party.customerId()),
            judged.behaviours().months(party.customerId(), MONTHS));
  }

  private CreditFile.Reported reports(Party party) {
    return new CreditFile.Reported(
        judged.reports().of(party.id(), SHOWN), judged.bureaus().isAwaited(party.id()));
  }

  private CreditFile.Backed backed(Party party) {
    return new CreditFile.Backed(
        guarded.guarantees().of(party.id()),
        guarded.covers().of(party.id()),
        guarded.deadlines().of(party.id()),
        day.today());
  }

  private CreditFile.Kin kin(Party party) {
    if (party.isProspect()) {
      return null;
    }
    List<CreditPageMapper.Member> members = mapper.children(party.customerId(), SHOWN);
    return new CreditFile.Kin(
        mapper.parent(party.customerId()).orElse(null),
        members,
        members.isEmpty() ? null : ofGroup(party));
  }

  private Exposure ofGroup(Party party) {
    Family.Member head = granted.families().beneath(party.customerId()).get(0);
    return granted
        .exposures()
        .ofGroup(
            head,
            granted
                .limits()
                .ofGroupOn(party.id(), day.today())
                .map(CreditLimit::amount)
                .orElse(null));
  }

  private CreditFile.Watched watched(Party party) {
    return new CreditFile.Watched(
        guarded.reviews().next(party.id()).orElse(null),
        guarded.reviews().of(party.id(), SHOWN),
        mapper.alerts(party.id(), SHOWN),
        guarded.holds().of(party.id()),
        guarded.applications().ofParty(party.id()));
  }
}
