package org.dunwell.collections.calls;

import java.util.List;
import org.dunwell.collections.TaskResult;
import org.dunwell.collections.calls.CallReport.Fields;
import org.dunwell.promises.evidence.SaidSentence;
import org.dunwell.promises.proposals.Proposal;

/**
 * A talk over the line whose outcome is to be entered.
 *
 * @param phoneCallId the call in the line's record; null when nobody has talked over the line
 * @param outbound whether it was us who called
 * @param note what was typed while they talked; null for nothing
 * @param proposals sentences of it that promise, the surest first
 */
public record PhoneTalk(Long phoneCallId, boolean outbound, String note, List<Proposal> proposals) {

  static final PhoneTalk NONE = new PhoneTalk(null, false, null, List.of());

  /**
   * What an outcome is entered about.
   *
   * @param outbound whether it was us who called
   * @param said the sentence that was taken over; null for none
   */
  record About(Long phoneCallId, boolean outbound, SaidSentence said) {}

  /**
   * A proposal in a form: what it says, and what the fields become when it is taken over.
   *
   * @param value names it; see {@link Proposal#key()}
   * @param amount digits and a point; null for all that can be promised
   * @param promisedFor as {@code 2026-03-06}; null when no day was named
   * @param invoices ids
   * @param explained what is not as it was said, and why; null when it is
   * @param audio where the sentence can be heard; null when it cannot
   * @param place where in the recording it stands, and how long it is
   */
  public record Offer(
      String label,
      String value,
      String sentence,
      String amount,
      String promisedFor,
      List<String> invoices,
      String explained,
      String audio,
      String place) {}

  /** The proposals as a form shows them. */
  public List<Offer> offers() {
    return proposals.stream().map(PhoneTalk::offer).toList();
  }

  private static Offer offer(Proposal one) {
    SaidSentence said = one.said();
    return new Offer(
        "“%s” – %s".formatted(said.text(), CallWords.promised(one)),
        one.key(),
        said.text(),
        one.amount() == null ? null : one.amount().toPlainString(),
        one.date() == null ? null : one.date().toString(),
        one.invoiceIds().stream().map(String::valueOf).toList(),
        one.explained(),
        said.audioPath(),
        said.place());
  }

  /**
   * What a form says, with what a chosen proposal fills in where fields were left empty; what was
   * typed holds. Where nothing was noted, what was typed during the talk stands.
   *
   * @throws org.dunwell.collections.TaskNotComplete when the proposal is not offered, or a field
   *     cannot be read
   */
  public CallReport entered(Fields fields, String by) {
    Proposal chosen = fields.proposal() == null ? null : chosen(fields.proposal());
    if (chosen != null) {
      settled(chosen, fields);
    }
    CallReport report =
        CallReport.entered((chosen == null ? fields : fields.filledBy(chosen)).noted(note), by);
    SaidSentence said = chosen == null ? null : chosen.said();
    return phoneCallId == null ? report : report.about(new About(phoneCallId, outbound, said));
  }

  /** An amount that was left empty would be all of it. */
  private static void settled(Proposal chosen, Fields fields) {
    boolean promises =
        fields.outcome() == null || fields.outcome().equals(CallOutcome.PROMISES.id());
    boolean open =
        switch (chosen.missing()) {
          case NOTHING -> false;
          case INVOICES -> fields.invoices().isEmpty();
          case INVOICES_AND_AMOUNT -> fields.invoices().isEmpty() || fields.amount() == null;
        };
    if (promises && open) {
      throw TaskResult.incomplete(chosen.explained());
    }
  }

  private Proposal chosen(String key) {
    return proposals.stream()
        .filter(proposal -> proposal.key().equals(key))
        .findFirst()
        .orElseThrow(
            () ->
                TaskResult.incomplete(
                    "The sentence you took over is not offered here (any more). Open the form anew"
                        + " and choose again."));
  }
}
