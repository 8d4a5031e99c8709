package org.dunwell.contact.letters.web;

import org.dunwell.contact.letters.Documents;
import org.dunwell.platform.NotThere;
import org.dunwell.platform.web.Downloads;
import org.dunwell.receivables.Access;
import org.dunwell.receivables.Customer;
import org.dunwell.receivables.Customers;
import org.dunwell.receivables.SellingEntities;
import org.dunwell.receivables.SellingEntity;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The statement of account as of now, for whoever is asked for it on the phone. */
@Controller
class StatementDownload {

  private final Documents documents;
  private final Customers customers;
  private final SellingEntities entities;
  private final Access access;

  StatementDownload(
      Documents documents, Customers customers, SellingEntities entities, Access access) {
    this.documents = documents;
    this.customers = customers;
    this.entities = entities;
    this.access = access;
  }

  /**
   * @throws NotThere when there is no such customer or company of ours, nothing is open between the
   *     two, or whoever asks may not see it
   */
  @GetMapping("/customers/{number}/statements/{entity}.pdf")
  ResponseEntity<byte[]> statement(@PathVariable String number, @PathVariable String entity) {
    Customer customer = customers.byNumber(number);
    SellingEntity seller = entities.byCode(entity);
    if (!access.toAccount(customer.id(), seller.id())) {
      throw new NotThere("statement", number + " with " + entity);
    }
    return Downloads.of(
        "statement-%s-%s.pdf".formatted(number, entity),
        MediaType.APPLICATION_PDF_VALUE,
        documents.statement(customer.id(), seller.id()));
  }
}
