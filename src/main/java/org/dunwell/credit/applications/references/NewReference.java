package org.dunwell.credit.applications.references;

import org.dunwell.credit.applications.form.Field;

/**
 * Somebody who delivers to an applicant and may be asked about it.
 *
 * @param contactName null when nobody was named
 */
public record NewReference(String company, String contactName, String email) {

  /** What an applicant can be expected to know by heart; more asks nobody more. */
  public static final int MOST = 5;

  public NewReference {
    company = Field.REFERENCE_COMPANY.needed(company);
    contactName = Field.REFERENCE_CONTACT.line(contactName);
    email = Field.REFERENCE_EMAIL.email(email);
  }
}
