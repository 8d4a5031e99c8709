package org.dunwell.contact.letters;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.multipdf.PDFMergerUtility;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.dunwell.contact.StatementSheet;
import org.dunwell.contact.StatementSheets;
import org.dunwell.contact.templates.Words;
import org.dunwell.platform.NotThere;
import org.dunwell.receivables.Account;
import org.dunwell.receivables.Customer;
import org.dunwell.receivables.Customers;
import org.dunwell.receivables.SellingEntities;
import org.dunwell.receivables.SellingEntity;
import org.dunwell.receivables.Statement;
import org.dunwell.receivables.Statements;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** What can be printed: letters as they were posted, letter runs, statements. All are PDF. */
@Component
public class Documents {

  private final LetterRunMapper letters;
  private final LetterRuns runs;
  private final Printer printer;
  private final Statements statements;
  private final SellingEntities entities;
  private final Customers customers;
  private final ITemplateEngine templates;
  private final Clock clock;

  Documents(
      LetterRunMapper letters, LetterRuns runs, Printer printer, Ledger ledger, Drawing drawing) {
    this.letters = letters;
    this.runs = runs;
    this.printer = printer;
    this.statements = ledger.statements();
    this.entities = ledger.entities();
    this.customers = ledger.customers();
    this.templates = drawing.templates();
    this.clock = drawing.clock();
  }

  /** What statements are drawn from. */
  @Component("letterLedger")
  record Ledger(Statements statements, SellingEntities entities, Customers customers) {}

  /** What pages are drawn with. */
  @Component("letterDrawing")
  record Drawing(ITemplateEngine templates, Clock clock) {}

  /**
   * A letter as it was printed.
   *
   * @throws NotThere when it is no letter on paper or was not printed yet
   */
  public byte[] letter(long messageId) {
    return letters
        .pdf(messageId)
        .orElseThrow(() -> new NotThere("printed letter", Long.toString(messageId)));
  }

  /**
   * A letter run as one document: the covering list, then all letters. The same run gives the same
   * bytes.
   *
   * @throws NotThere when there is no such run or it is not made
   */
  public void run(long id, OutputStream out) {
    LetterRun run = runs.byId(id);
    if (!run.isMade()) {
      throw new NotThere("made letter run", Long.toString(id));
    }
    List<LetterLine> lines = runs.letters(id);
    LocalDate day = entities.byId(run.sellingEntityId()).dayAt(run.madeAt());
    Context list =
        new Context(
            Locale.UK,
            Map.of(
                "run",
                run,
                "lines",
                lines,
                "totals",
                LetterLine.totals(lines),
                "madeOn",
                Words.in("en").date(day)));
    byte[] cover =
        printer.print(templates.process("contact/letter-list", list), run.madeAt()).bytes();
    try (PDDocument document = Loader.loadPDF(cover)) {
      PDFMergerUtility merger = new PDFMergerUtility();
      for (LetterLine line : lines) {
        try (PDDocument letter = Loader.loadPDF(letter(line.messageId()))) {
          merger.appendDocument(document, letter);
        }
      }
      Printer.date(document, run.madeAt());
      document.setDocumentId(id);
      document.save(out);
    } catch (IOException e) {
      throw new UncheckedIOException("Letter run %d could not be put together".formatted(id), e);
    }
  }

  /** What {@link #run(long, OutputStream)} writes. */
  public byte[] run(long id) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    run(id, out);
    return out.toByteArray();
  }

  /**
   * All that is open between a customer and a selling entity now, with bank details, in the
   * customer's language.
   *
   * @throws NotThere when there is no such customer or selling entity, or nothing is open between
   *     them
   */
  public byte[] statement(long customerId, long sellingEntityId) {
    Account account = new Account(customerId, sellingEntityId);
    SellingEntity entity = entities.byId(sellingEntityId);
    Statement open = statements.of(List.of(account), clock.instant()).get(account);
    if (open == null) {
      throw new NotThere("open item", "owed to " + entity.name());
    }
    return print(open);
  }

  /**
   * All that was open on a day that is over or today, as far as the ledger knows it now.
   *
   * @throws NotThere when there is no such customer or selling entity
   */
  public byte[] statement(long customerId, long sellingEntityId, LocalDate day) {
    entities.byId(sellingEntityId);
    return print(statements.on(new Account(customerId, sellingEntityId), day));
  }

  private byte[] print(Statement statement) {
    Customer customer = customers.byId(statement.account().customerId());
    SellingEntity entity = entities.byId(statement.account().sellingEntityId());
    Words words = Words.in(customer.language());
    StatementSheet sheet = StatementSheets.write(statement, entity, customer, words);
    Context context =
        new Context(
            words.locale(),
            Map.of(
                "sheet",
                sheet,
                "customer",
                customer,
                "address",
                PostalAddress.of(customer)
                    .lines(entity.country(), Locale.forLanguageTag(entity.language()))
                    .split("\n")));
    return printer.print(templates.process("contact/statement", context), clock.instant()).bytes();
  }
}
