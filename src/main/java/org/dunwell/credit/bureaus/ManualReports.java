package org.dunwell.credit.bureaus;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import org.dunwell.credit.Parties;
import org.dunwell.credit.Party;
import org.dunwell.disputes.evidence.CheckedFile;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.NotThere;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reports that a person types in, with the report as PDF; it is kept and never opened here. */
@Component
public class ManualReports {

  private static final int LONGEST_NOTE = 2_000;
  private static final String PDF = "application/pdf";

  /**
   * What somebody has typed.
   *
   * @param key of the page: pressing its button twice enters one report
   * @param reference the bureau's name of the report; null when it has none
   * @param score null without one
   * @param limit recommended, in the party's currency; null when none is
   */
  public record Typed(
      String key,
      String bureau,
      String reference,
      LocalDate reportedOn,
      String scale,
      BigDecimal score,
      boolean insolvent,
      String insolvencyNotice,
      BigDecimal limit,
      String note) {}

  private final ReportBook book;
  private final BureauReportMapper mapper;
  private final Parties parties;
  private final Clock clock;

  ManualReports(ReportBook book, BureauReportMapper mapper, Parties parties, Clock clock) {
    this.book = book;
    this.mapper = mapper;
    this.parties = parties;
    this.clock = clock;
  }

  /**
   * Keeps a report.
   *
   * @param file null for none
   * @throws BrokenRule when something is missing, the day lies ahead or the file is no PDF
   */
  @Transactional
  public void enter(long partyId, Typed typed, CheckedFile file, String by) {
    check(typed, file);
    Party party = parties.byId(partyId);
    try {
      NewReport report =
          new NewReport(
              typed.bureau().strip(),
              typed.reference() == null ? "entered/" + typed.key() : typed.reference(),
              typed.reportedOn(),
              new Company(party.name(), party.registrationNumber(), party.country()),
              typed.score() == null ? null : typed.scale(),
              typed.score(),
              typed.insolvent(),
              typed.insolvencyNotice(),
              typed.limit(),
              typed.limit() == null ? null : party.currency());
      book.take(party, report, new ReportBook.Origin("manual", null, by, typed.note(), file));
    } catch (NoReport refused) {
      throw new BrokenRule("The report was not stored: %s.".formatted(refused.getMessage()));
    }
  }

  private void check(Typed typed, CheckedFile file) {
    if (typed.bureau() == null || typed.bureau().isBlank() || typed.bureau().length() > 100) {
      throw new BrokenRule("Say which bureau it is from, in at most 100 characters.");
    }
    LocalDate today = LocalDate.ofInstant(clock.instant(), clock.getZone());
    if (typed.reportedOn() == null || typed.reportedOn().isAfter(today.plusDays(1))) {
      throw new BrokenRule("Say of which day it is; that day cannot lie ahead.");
    }
    if (typed.key() == null || !typed.key().matches("[0-9a-f-]{36}")) {
      throw new BrokenRule("The page has lost its key. Open it again.");
    }
    if (typed.note() != null && typed.note().length() > LONGEST_NOTE) {
      throw new BrokenRule("A note has at most %d characters.".formatted(LONGEST_NOTE));
    }
    if (file != null && !file.mediaType().equals(PDF)) {
      throw new BrokenRule("Attach the report as PDF; this is %s.".formatted(file.mediaType()));
    }
  }

  /** A file to be saved by whoever asks for it. */
  public record Content(String fileName, String mediaType, byte[] bytes) {}

  /**
   * What is in the file of a report.
   *
   * @throws NotThere when this party has no such report, or it came without a file
   */
  public Content content(long partyId, long reportId) {
    return mapper
        .content(partyId, reportId)
        .map(file -> new Content(file.fileName(), file.mediaType(), file.bytes()))
        .orElseThrow(() -> new NotThere("file of a report", partyId + "/" + reportId));
  }
}
