package org.dunwell.collections.files;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.dunwell.contact.letters.Documents;
import org.dunwell.receivables.Customer;
import org.dunwell.receivables.Customers;
import org.dunwell.receivables.SellingEntities;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes customers' files as ZIP archives; row by row, whatever their size. */
@Component
public class CustomerFile {

  private final Customers customers;
  private final FileTables tables;
  private final FileInvoices invoices;
  private final FileLetters letters;
  private final SellingEntities entities;
  private final Documents documents;

  CustomerFile(
      Customers customers,
      FileTables tables,
      FileInvoices invoices,
      FileLetters letters,
      SellingEntities entities,
      Documents documents) {
    this.customers = customers;
    this.tables = tables;
    this.invoices = invoices;
    this.letters = letters;
    this.entities = entities;
    this.documents = documents;
  }

  /**
   * Writes the archive; the stream stays open. What it shows is one moment of the database.
   *
   * @throws UncheckedIOException when the stream does not take it
   */
  @Transactional(readOnly = true)
  public void write(FileOrder order, OutputStream out) {
    try {
      FileArchive archive = new FileArchive(out, order.asOf());
      archive.text("contents.txt", contents(order));
      for (long entity : tables.sellingEntities(order)) {
        archive.add(
            "",
            "statement-" + entities.byId(entity).code() + ".pdf",
            documents.statement(order.customerId(), entity, order.owedOn()));
      }
      for (FileTable table : FileTable.values()) {
        tables.write(table, order, archive.open(table.fileName()));
        archive.close();
      }
      invoices.write(order, archive);
      letters.sent(order, archive);
      letters.received(order, archive);
      archive.finish();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private String contents(FileOrder order) {
    Customer customer = customers.byId(order.customerId());
    return """
        %s

        Customer: %s (%s)
        Address: %s
        Owed on: %s
        Told up to: %s

        statement-*.pdf   statement of account, one for each of our companies
        statement.csv     what was owed: the invoices this file is about
        payments.csv      what was paid, credited or written off of them
        calls.csv         calls and decisions
        promises.csv      promises to pay and what became of them
        timeline.csv      everything that happened, in order; our own notes stay in the house
        invoices/         the invoices themselves, as far as they were imported
        letters/          every letter and mail as it was sent, those on paper as PDF too
        mail/             every mail the customer sent
        attachments/      the files that went out with letters or came in with mails
        """
        .formatted(
            order.title(),
            customer.name(),
            customer.number(),
            FileTables.joined(
                customer.street(), customer.postalCode(), customer.city(), customer.country()),
            order.owedOn(),
            order.asOf());
  }
}
