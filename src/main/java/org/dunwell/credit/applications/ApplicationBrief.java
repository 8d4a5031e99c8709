package org.dunwell.credit.applications;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.dunwell.credit.Parties;
import org.dunwell.credit.Party;
import org.dunwell.credit.applications.references.ReferenceSummary;
import org.dunwell.credit.applications.references.TradeReferences;
import org.dunwell.platform.Money;
import org.springframework.stereotype.Component;

/** What whoever decides about an application has to know, as a form shows it. */
@Component
public class ApplicationBrief {

  private final Applications applications;
  private final Parties parties;
  private final TradeReferences references;
  private final Dossier dossier;

  ApplicationBrief(
      Applications applications, Parties parties, TradeReferences references, Dossier dossier) {
    this.applications = applications;
    this.parties = parties;
    this.references = references;
    this.dossier = dossier;
  }

  /** Who applies, and for what. */
  public String applicant(long id) {
    Application application = applications.byId(id);
    Party party = parties.byId(application.partyId());
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s: %s%s, %s"
            .formatted(
                application.reference(),
                party.name(),
                party.number() == null ? "" : " (" + party.number() + ")",
                party.country()));
    lines.add(
        "wants %s at %d days%s"
            .formatted(
                money(application.wanted(), application),
                application.termsDays(),
                application.monthlyPurchases() == null
                    ? ""
                    : ", expects to buy for %s a month"
                        .formatted(money(application.monthlyPurchases(), application))));
    return String.join("\n", lines);
  }

  /** Checks and references, summed up. */
  public String facts(long id) {
    Application application = applications.byId(id);
    List<String> lines = new ArrayList<>();
    dossier
        .checks(id)
        .forEach(one -> lines.add("%s: %s. %s".formatted(one.name(), one.outcome(), one.words())));
    lines.add(references(application));
    lines.add(ApplicantReports.words(application));
    return String.join("\n", lines);
  }

  /** What the bureau says, or that it says nothing. */
  public String bureau(Application application) {
    return ApplicantReports.words(application);
  }

  /** The references of an application together. */
  public ReferenceSummary summary(Application application) {
    return ReferenceSummary.of(
        references.of(application.id()), application.currency(), application.referenceFactor());
  }

  private String references(Application application) {
    ReferenceSummary all = summary(application);
    if (all.answered() == 0) {
      return "No trade reference has answered (%d asked).".formatted(all.asked());
    }
    String credit =
        all.highest() == null
            ? "none in " + application.currency()
            : "%s at most, %s on average; × %s = %s"
                .formatted(
                    money(all.highest(), application),
                    money(all.average(), application),
                    application.referenceFactor().stripTrailingZeros().toPlainString(),
                    money(all.byHighest(), application));
    return "Trade references: %d of %d have answered, %s. Credit there: %s. Paid %s days late on average."
        .formatted(
            all.answered(),
            all.asked(),
            all.word(),
            credit,
            all.daysLate().stripTrailingZeros().toPlainString());
  }

  /** Score and proposal. */
  public String proposal(long id) {
    Application application = applications.byId(id);
    String score =
        application.scorePoints() == null
            ? "No score."
            : "Score %d, class %s.".formatted(application.scorePoints(), application.scoreClass());
    String proposal =
        application.proposed() == null
            ? "No limit could be proposed."
            : "The table proposes %s. %s"
                .formatted(
                    money(application.proposed(), application),
                    application.proposalWords() == null ? "" : application.proposalWords());
    String first =
        application.secondedBy() == null
            ? ""
            : "\n%s has agreed; another credit manager has to decide."
                .formatted(application.secondedBy());
    return score + "\n" + proposal.strip() + first;
  }

  private static String money(BigDecimal amount, Application application) {
    return Money.of(amount.stripTrailingZeros(), application.currency()).toString();
  }
}
