package org.dunwell.credit.applications.needs;

/** Where an application gets a report of a credit bureau; without one it goes on without. */
public interface AsksBureau {

  /** What became of the wish for a report. */
  enum Answer {
    /** It arrives later, or never: {@code ApplicantReports} is told either way. */
    ON_ITS_WAY,
    /** The one we have is good enough. */
    THERE,
    /** Nobody can be asked about this company. */
    NOBODY
  }

  /**
   * Asks for a report.
   *
   * @param partyId about whom
   * @param cause for the record
   * @param by user id, or {@code system}
   */
  Answer ask(long partyId, String cause, String by);
}
