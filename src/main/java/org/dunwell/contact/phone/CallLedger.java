package org.dunwell.contact.phone;

/** What an upper room learns in a conversation, for the record of the call. */
public interface CallLedger {

  /**
   * The caller has proved who it is.
   *
   * @param how such as {@code pin}
   */
  void identified(long callId, long customerId, String how);

  /**
   * Something has come of the call.
   *
   * @param outcome a word for filters, such as {@code promise}
   * @param detail one sentence, without secrets
   */
  void noted(long callId, String outcome, String detail);
}
