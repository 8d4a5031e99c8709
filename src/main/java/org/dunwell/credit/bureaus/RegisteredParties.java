package org.dunwell.credit.bureaus;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whom of ours a bureau means by a number in a register. */
@Component
public class RegisteredParties {

  private final BureauReportMapper reports;

  RegisteredParties(BureauReportMapper reports) {
    this.reports = reports;
  }

  /**
   * The one party that is registered so; empty for none and for several.
   *
   * @param number as the bureau writes it; null when it names none
   * @param country ISO 3166-1 alpha-2; null for any
   */
  public Optional<Long> byNumber(String number, String country) {
    String plain =
        number == null ? "" : number.toUpperCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    if (plain.isEmpty()) {
      return Optional.empty();
    }
    List<Long> found = reports.partiesRegistered(plain, country);
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }
}
