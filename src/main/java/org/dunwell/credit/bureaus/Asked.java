package org.dunwell.credit.bureaus;

/** What became of the wish for a report. */
public enum Asked {
  /** A bureau is asked as soon as this transaction is over. */
  ASKED,
  /** A bureau was asked already and has not answered yet. */
  WAITING,
  /** What we have is good enough. */
  KNOWN,
  /** No bureau is asked about companies there. */
  NOBODY
}
