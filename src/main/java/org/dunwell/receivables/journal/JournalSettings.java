package org.dunwell.receivables.journal;

import java.net.URI;
import java.util.Set;
import org.dunwell.platform.BrokenRule;

/**
 * What may be set of a journal book; what is absent has its default.
 *
 * @param posting {@code dunwell} or {@code erp}
 * @param cash {@code erp} or {@code dunwell}
 */
public record JournalSettings(
    String posting,
    String cash,
    String webhookUrl,
    String receivablesAccount,
    String bankAccount,
    String creditsAccount,
    String badDebtAccount) {

  private static final Set<String> WHO = Set.of("dunwell", "erp");

  /** Longer is no account of any chart and no address anybody can read. */
  private static final int LONGEST = 500;

  public JournalSettings {
    posting = posting == null ? "dunwell" : posting;
    cash = cash == null ? "erp" : cash;
    who("posting", posting);
    who("cash", cash);
    webhookUrl = text("webhookUrl", webhookUrl);
    receivablesAccount = text("receivablesAccount", receivablesAccount);
    bankAccount = text("bankAccount", bankAccount);
    creditsAccount = text("creditsAccount", creditsAccount);
    badDebtAccount = text("badDebtAccount", badDebtAccount);
    if (webhookUrl != null) {
      url(webhookUrl);
    }
  }

  private static void who(String field, String value) {
    if (!WHO.contains(value)) {
      throw new BrokenRule("%s is dunwell or erp, not \"%s\".".formatted(field, value));
    }
  }

  private static String text(String field, String value) {
    if (value != null && value.length() > LONGEST) {
      throw new BrokenRule("%s has at most %d characters.".formatted(field, LONGEST));
    }
    return value == null || value.isBlank() ? null : value.strip();
  }

  private static void url(String text) {
    try {
      URI url = URI.create(text);
      boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
      if (web && url.getHost() != null && url.getUserInfo() == null && url.getFragment() == null) {
        return;
      }
    } catch (IllegalArgumentException unreadable) {
      // said below
    }
    throw new BrokenRule(
        "\"%s\" is no address to post to. Give one like https://erp.example.com/dunwell, without a user or a fragment."
            .formatted(text));
  }
}
