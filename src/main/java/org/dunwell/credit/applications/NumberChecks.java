package org.dunwell.credit.applications;

import java.util.regex.Pattern;
import org.dunwell.credit.Party;
import org.dunwell.credit.applications.form.CompanyNumbers;
import org.springframework.stereotype.Component;

/**
 * How an applicant's numbers look: their check digits, and the shape that their country's have.
 * Whether one is in a register is not looked up; the checks say so.
 */
@Component
class NumberChecks {

  private final DossierMapper dossiers;

  NumberChecks(DossierMapper dossiers) {
    this.dossiers = dossiers;
  }

  /**
   * @param kind {@code registration} or {@code vat}
   * @param name of the check, as people read it
   * @param number as it was given; null when none was
   */
  Dossier.Check check(Party party, String kind, String name, String number) {
    if (number == null) {
      boolean needed = party.isProspect() && kind.equals("registration");
      return new Dossier.Check(
          name,
          needed ? "unclear" : "passed",
          needed ? "None was given." : "None was given or needed.");
    }
    if (kind.equals("vat") && CompanyNumbers.isWrongVat(number, party.country())
        || CompanyNumbers.isLei(number) && !CompanyNumbers.hasCheckDigits(number)) {
      return new Dossier.Check(
          name, "unclear", "The check digits of %s do not fit it.".formatted(number));
    }
    if (CompanyNumbers.isLei(number)) {
      return new Dossier.Check(
          name,
          "passed",
          "%s has the check digits of an LEI. Whether it was given was not looked up."
              .formatted(number));
    }
    return shape(party, kind, name, number);
  }

  private Dossier.Check shape(Party party, String kind, String name, String number) {
    String plain = CompanyNumbers.plain(number);
    return dossiers
        .numberFormat(party.country(), kind)
        .map(
            format ->
                Pattern.matches(format.pattern(), plain)
                    ? new Dossier.Check(
                        name,
                        "passed",
                        "%s has the shape of one. Whether it is in a register was not looked up."
                            .formatted(number))
                    : new Dossier.Check(
                        name,
                        "unclear",
                        "%s has another shape than %s (%s)."
                            .formatted(number, format.example(), format.source())))
        .orElseGet(
            () ->
                new Dossier.Check(
                    name,
                    "not-done",
                    "How such a number looks in %s nobody has told us."
                        .formatted(party.country())));
  }
}
