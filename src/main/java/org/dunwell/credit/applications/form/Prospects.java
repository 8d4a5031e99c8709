package org.dunwell.credit.applications.form;

import java.util.ArrayList;
import java.util.List;
import org.dunwell.credit.NewProspect;

/** What a stranger types about its company fits into the fields of a letter and a register. */
public final class Prospects {

  private Prospects() {}

  /**
   * @throws BadFields naming every field that does not do
   */
  public static void check(NewProspect typed) {
    List<BadField> bad = new ArrayList<>();
    each(typed).forEach(check -> run(check, bad));
    if (!bad.isEmpty()) {
      throw new BadFields(bad);
    }
  }

  /** In the order of the form. */
  private static List<Runnable> each(NewProspect typed) {
    return List.of(
        () -> Field.NAME.needed(typed.name()),
        () -> Field.STREET.needed(typed.street()),
        () -> Field.POSTAL_CODE.line(typed.postalCode()),
        () -> Field.CITY.needed(typed.city()),
        () -> registration(typed.registrationNumber()),
        () -> vat(typed.vatId(), typed.country()),
        () -> Field.CONTACT.needed(typed.contactName()),
        () -> Field.EMAIL.email(typed.email()),
        () -> phone(typed.phone()),
        () -> Field.WEBSITE.line(typed.website()));
  }

  private static void run(Runnable check, List<BadField> bad) {
    try {
      check.run();
    } catch (BadField found) {
      bad.add(found);
    }
  }

  private static void registration(String typed) {
    if (CompanyNumbers.isWrongLei(Field.REGISTRATION.line(typed))) {
      throw new BadField(Field.REGISTRATION, BadField.Problem.DIGITS, "");
    }
  }

  private static void vat(String typed, String country) {
    if (CompanyNumbers.isWrongVat(Field.VAT.line(typed), country)) {
      throw new BadField(Field.VAT, BadField.Problem.DIGITS, "");
    }
  }

  private static void phone(String typed) {
    String phone = Field.PHONE.line(typed);
    if (phone != null && !phone.matches("[+0-9 ()/.-]{4,}")) {
      throw new BadField(Field.PHONE, BadField.Problem.PHONE, "");
    }
  }
}
