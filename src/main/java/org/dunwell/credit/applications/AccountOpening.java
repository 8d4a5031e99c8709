package org.dunwell.credit.applications;

import org.dunwell.credit.Parties;
import org.dunwell.credit.Party;
import org.dunwell.platform.BrokenRule;
import org.dunwell.receivables.Customers;
import org.dunwell.receivables.NewCustomer;
import org.dunwell.receivables.NewCustomers;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** An applicant becomes a customer: an account in the ledger, and its file stays with it. */
@Component
class AccountOpening {

  private static final int DIGITS = 6;

  private final ApplicationMapper mapper;
  private final NewCustomers accounts;
  private final Parties parties;
  private final Dossier dossier;
  private final String prefix;

  AccountOpening(
      ApplicationMapper mapper,
      NewCustomers accounts,
      Parties parties,
      Dossier dossier,
      @Value("${dunwell.credit.customer-number-prefix:N}") String prefix) {
    this.mapper = mapper;
    this.accounts = accounts;
    this.parties = parties;
    this.dossier = dossier;
    this.prefix = prefix;
  }

  /**
   * @throws BrokenRule when somebody has it already
   */
  void checkNumber(String number) {
    if (accounts.isTaken(number)) {
      throw new BrokenRule(
          "Another customer has the number %s. Give another one, or none for the next."
              .formatted(number));
    }
  }

  /** Opens an account for a prospect; a customer has one. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Party open(Application application, Party party) {
    if (!party.isProspect()) {
      return party;
    }
    String number = application.customerNumber() == null ? next() : application.customerNumber();
    String why = "Account opened by credit application %s.".formatted(application.reference());
    long customer = accounts.open(customer(application, party, number), why, by(application));
    parties.convert(party.id(), customer);
    dossier.say(application, by(application), "It is customer %s now.".formatted(number), null);
    return parties.byId(party.id());
  }

  private static NewCustomer customer(Application application, Party party, String number) {
    return new NewCustomer(
        number,
        party.name(),
        new Customers.Place(party.street(), party.postalCode(), party.city()),
        party.country(),
        application.language(),
        new NewCustomer.FirstContact(party.contactName(), party.email(), party.phone()));
  }

  private static String by(Application application) {
    return application.decidedBy() == null ? "system" : application.decidedBy();
  }

  private String next() {
    String number;
    do {
      number = prefix + ("%0" + DIGITS + "d").formatted(mapper.nextNumber());
    } while (accounts.isTaken(number));
    return number;
  }
}
