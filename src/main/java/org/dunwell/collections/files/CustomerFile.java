package org.dunwell.collections.files;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dunwell.receivables.Customer;
import org.dunwell.receivables.Customers;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes customers' files as ZIP archives; row by row, whatever their size. */
@Component
public class CustomerFile {

  private final Customers customers;
  private final FileTables tables;
  private final FileLetters letters;

  CustomerFile(Customers customers, FileTables tables, FileLetters letters) {
    this.customers = customers;
    this.tables = tables;
    this.letters = letters;
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
      text(zip, order, "contents.txt", contents(order));
      for (FileTable table : FileTable.values()) {
        open(zip, order, table.fileName());
        tables.write(table, order, zip);
        zip.closeEntry();
      }
      letters.write(
          order,
          (name, body) -> {
            text(zip, order, name, body);
          });
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
            "statement.csv     what is owed: the invoices this file is about",
            "payments.csv      what was paid, credited or written off of them",
            "calls.csv         calls and decisions",
            "promises.csv      promises to pay and what became of them",
            "timeline.csv      everything that happened, in order",
            "letters/          every letter as it was sent",
            ""));
  }

  private static void text(ZipOutputStream zip, FileOrder order, String name, String body)
      throws IOException {
    open(zip, order, name);
    zip.write(body.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  /** Entries carry the moment of the file, not of the machine that writes it. */
  private static void open(ZipOutputStream zip, FileOrder order, String name) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(order.asOf().atOffset(ZoneOffset.UTC).toLocalDateTime());
    zip.putNextEntry(entry);
  }
}
