package org.dunwell.portal;

import org.dunwell.contact.letters.Documents;
import org.dunwell.platform.NotThere;
import org.dunwell.platform.web.Downloads;
import org.dunwell.receivables.documents.InvoiceDocuments;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Files to take away: the statement as a letter and as a table, copies of invoices. */
@Controller
class FilePages {

  private final Documents letters;
  private final InvoiceDocuments copies;
  private final OpenItems items;
  private final StatementWorkbook workbook;
  private final PaidHistory history;

  FilePages(
      Documents letters,
      InvoiceDocuments copies,
      OpenItems items,
      StatementWorkbook workbook,
      PaidHistory history) {
    this.letters = letters;
    this.copies = copies;
    this.items = items;
    this.workbook = workbook;
    this.history = history;
  }

  /**
   * The statement of one customer with one of our companies.
   *
   * @param customer id; the link's own when it is left out
   * @param entity id; the one the link was written for when it is left out
   */
  @GetMapping(value = "/pay/{token}/statement.pdf", produces = InvoiceDocuments.MEDIA_TYPE)
  ResponseEntity<byte[]> statement(
      Visit visit,
      @RequestParam(required = false) Long customer,
      @RequestParam(required = false) Long entity) {
    long whose = customer == null ? visit.customer().id() : customer;
    if (visit.customer(whose).isEmpty()) {
      throw new NotThere("statement", Long.toString(whose));
    }
    return Downloads.of(
        visit.words().of("portal.file.statement") + ".pdf",
        InvoiceDocuments.MEDIA_TYPE,
        letters.statement(whose, entity == null ? visit.account().sellingEntityId() : entity));
  }

  @GetMapping(value = "/pay/{token}/statement.xlsx", produces = StatementWorkbook.MEDIA_TYPE)
  ResponseEntity<byte[]> table(Visit visit) {
    return Downloads.of(
        visit.words().of("portal.file.statement") + ".xlsx",
        StatementWorkbook.MEDIA_TYPE,
        workbook.write(visit, items.sides(visit)));
  }

  @GetMapping(value = "/pay/{token}/invoices/{invoice}", produces = InvoiceDocuments.MEDIA_TYPE)
  ResponseEntity<byte[]> copy(Visit visit, @PathVariable long invoice) {
    Long[] customers = visit.customerIds().toArray(Long[]::new);
    if (history.numberOf(customers, invoice) == null) {
      throw new NotThere("invoice", Long.toString(invoice));
    }
    InvoiceDocuments.Line document =
        copies
            .of(invoice)
            .orElseThrow(() -> new NotThere("copy of invoice", Long.toString(invoice)));
    return Downloads.of(document.fileName(), InvoiceDocuments.MEDIA_TYPE, copies.bytes(invoice));
  }
}
