package org.dunwell.credit.applications.form;

import org.dunwell.credit.NewProspect;

/** What a stranger types about its company fits into the fields of a letter and a register. */
public final class Prospects {

  private Prospects() {}

  /**
   * @throws BadField naming the first field that does not do
   */
  public static void check(NewProspect typed) {
    Field.NAME.needed(typed.name());
    Field.STREET.needed(typed.street());
    Field.POSTAL_CODE.line(typed.postalCode());
    Field.CITY.needed(typed.city());
    if (CompanyNumbers.isWrongLei(Field.REGISTRATION.line(typed.registrationNumber()))) {
      throw new BadField(Field.REGISTRATION, BadField.Problem.DIGITS, "");
    }
    if (CompanyNumbers.isWrongVat(Field.VAT.line(typed.vatId()), typed.country())) {
      throw new BadField(Field.VAT, BadField.Problem.DIGITS, "");
    }
    Field.CONTACT.needed(typed.contactName());
    Field.EMAIL.email(typed.email());
    Field.WEBSITE.line(typed.website());
    String phone = Field.PHONE.line(typed.phone());
    if (phone != null && !phone.matches("[+0-9 ()/.-]{4,}")) {
      throw new BadField(Field.PHONE, BadField.Problem.PHONE, "");
    }
  }
}
