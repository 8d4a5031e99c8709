package org.dunwell.collections.files;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
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
  private final FileLetters letters;
  private final SellingEntities entities;
  private final Documents documents;

  CustomerFile(
      Customers customers,
      FileTables tables,
      FileLetters letters,
      SellingEntities entities,
      Documents documents) {
    this.customers = customers;
    this.tables = tables;
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
      ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
      entry(zip, order, "contents.txt", contents(order).getBytes(StandardCharsets.UTF_8));
      for (long entity : tables.sellingEntities(order)) {
        entry(
            zip,
            order,
            "statement-" + entities.byId(entity).code() + ".pdf",
            documents.statement(order.customerId(), entity));
      }
      for (FileTable table : FileTable.values()) {
        open(zip, order, table.fileName());
        tables.write(table, order, zip);
        zip.closeEntry();
      }
      letters.write(order, (name, body) -> entry(zip, order, name, body));
      zip.finish();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private String contents(FileOrder order) {
    Customer customer = customers.byId(order.customerId());
    return String.join(
        "\n",
        List.of(
            order.title(),
            "",
            "Customer: %s (%s)".formatted(customer.name(), customer.number()),
            "Address: %s"
                .formatted(
                    FileTables.joined(
                        customer.street(),
                        customer.postalCode(),
                        customer.city(),
                        customer.country())),
            "As of: " + order.asOf(),
            "",
            "statement-*.pdf   statement of account, one for each of our companies",
            "statement.csv     what is owed: the invoices this file is about",
            "payments.csv      what was paid, credited or written off of them",
            "calls.csv         calls and decisions",
            "promises.csv      promises to pay and what became of them",
            "timeline.csv      everything that happened, in order",
            "letters/          every letter as it was sent, those on paper as PDF too",
            ""));
  }

  private static void entry(ZipOutputStream zip, FileOrder order, String name, byte[] body)
      throws IOException {
    open(zip, order, name);
    zip.write(body);
    zip.closeEntry();
  }

  /** Entries carry the moment of the file, not of the machine that writes it. */
  private static void open(ZipOutputStream zip, FileOrder order, String name) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(order.asOf().atOffset(ZoneOffset.UTC).toLocalDateTime());
    zip.putNextEntry(entry);
  }
}
