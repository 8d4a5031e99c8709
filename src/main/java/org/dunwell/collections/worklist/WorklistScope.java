package org.dunwell.collections.worklist;

/**
 * Whose customers a list shows.
 *
 * @param owners user ids: the user and those it stands in for; null for everybody's
 * @param team also everything in the portfolios in which these own a customer
 */
record WorklistScope(String[] owners, boolean team) {

  static final WorklistScope ALL = new WorklistScope(null, false);
}
