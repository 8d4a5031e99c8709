package org.dunwell.credit.applications;

/** Where an application gets a report of a credit bureau; without one it goes on without. */
public interface AsksBureau {

  /**
   * Asks for a report, which arrives later or never; {@link Applications#reportsArrived} tells of
   * it.
   *
   * @param partyId about whom
   * @param cause for the record
   * @param by user id, or {@code system}
   * @return whether a report is on its way; false where nobody can be asked
   */
  boolean ask(long partyId, String cause, String by);
}
