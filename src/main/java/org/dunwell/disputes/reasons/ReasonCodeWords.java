package org.dunwell.disputes.reasons;

import org.dunwell.disputes.SettingsHistory;

/** Reason codes and what was changed about them in words, for their history. */
final class ReasonCodeWords {

  private ReasonCodeWords() {}

  static String of(ReasonCode reason) {
    return "%s, X12 %s, Peppol %s, department %s, target time %s, words %s"
        .formatted(
            reason.name(),
            x12(reason),
            reason.peppol(),
            reason.department(),
            reason.targetTimeInWords(),
            words(reason));
  }

  /** Nothing when nothing was. */
  static String changes(ReasonCode before, ReasonCode after) {
    return SettingsHistory.changes(
        SettingsHistory.change("Name", before.name(), after.name()),
        SettingsHistory.change("X12", x12(before), x12(after)),
        SettingsHistory.change("Peppol", before.peppol(), after.peppol()),
        SettingsHistory.change("Department", before.department(), after.department()),
        SettingsHistory.change(
            "Target time", before.targetTimeInWords(), after.targetTimeInWords()),
        SettingsHistory.change("Words", words(before), words(after)));
  }

  private static String x12(ReasonCode reason) {
    return reason.x12().isEmpty() ? null : String.join(", ", reason.x12());
  }

  private static String words(ReasonCode reason) {
    return String.join(
        " / ", ReasonCode.LANGUAGES.stream().map(language -> reason.wordsIn(language)).toList());
  }
}
