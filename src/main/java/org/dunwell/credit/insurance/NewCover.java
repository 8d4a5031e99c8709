package org.dunwell.credit.insurance;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.Money;

/** A cover to be entered; what each part means stands at {@link Cover}. */
public record NewCover(
    long partyId,
    String insurer,
    String policy,
    Money amount,
    BigDecimal selfRetention,
    LocalDate from,
    LocalDate until,
    int reportDays,
    int extensionDays,
    int stopShippingDays) {

  private static final int LONGEST = 120;
  private static final int MOST_DAYS = 720;
  private static final BigDecimal ALL = BigDecimal.valueOf(100);

  public NewCover {
    insurer = text("The insurer", insurer);
    policy = text("The policy", policy);
    if (amount == null || !amount.isPositive()) {
      throw new BrokenRule("A cover is an amount above 0.");
    }
    selfRetention = selfRetention == null ? BigDecimal.ZERO : selfRetention;
    if (selfRetention.signum() < 0 || selfRetention.compareTo(ALL) > 0) {
      throw new BrokenRule("What we bear ourselves is 0 to 100 per cent.");
    }
    if (from == null || until == null || until.isBefore(from)) {
      throw new BrokenRule("A cover has a first day and a last day that is not before it.");
    }
    days("report overdue invoices", reportDays);
    days("give more time", extensionDays);
    days("go on delivering", stopShippingDays);
  }

  private static String text(String what, String given) {
    String text = given == null ? "" : given.strip();
    if (text.isEmpty() || text.length() > LONGEST) {
      throw new BrokenRule("%s needs 1 to %d characters.".formatted(what, LONGEST));
    }
    return text;
  }

  private static void days(String what, int days) {
    if (days < 1 || days > MOST_DAYS) {
      throw new BrokenRule(
          "Until how many days after the due date may we %s? Give 1 to %d."
              .formatted(what, MOST_DAYS));
    }
  }
}
