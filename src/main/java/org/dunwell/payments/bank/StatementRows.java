package org.dunwell.payments.bank;

import java.io.InputStream;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import org.dunwell.payments.bank.read.BankLine;
import org.dunwell.payments.bank.read.CheckedFile;
import org.dunwell.payments.bank.read.Fingerprints;
import org.dunwell.payments.bank.read.StatementEnd;
import org.dunwell.payments.bank.read.StatementFile;
import org.dunwell.payments.bank.read.StatementHead;
import org.dunwell.payments.bank.read.StatementPart;
import org.dunwell.receivables.imports.Mapping;
import org.dunwell.receivables.imports.Row;
import org.dunwell.receivables.imports.RowFile;

/** A bank file as rows: of each statement its head, its lines with their marks, its end. */
final class StatementRows implements RowFile {

  static final String PART = "part";
  static final String HEAD = "head";
  static final String LINE = "line";
  static final String END = "end";

  private final StatementFile file;
  private final Fingerprints fingerprints = new Fingerprints();
  private int ordinal;
  private long read;
  private StatementPart next;

  private StatementRows(StatementFile file) {
    this.file = file;
  }

  /**
   * Opens a file.
   *
   * @throws org.dunwell.receivables.imports.UnreadableFile when it is in no format that is read
   */
  static StatementRows open(InputStream in, Mapping mapping) {
    return new StatementRows(new CheckedFile(StatementFile.open(in, mapping)));
  }

  /** There is no line with the names of columns that would help anybody. */
  @Override
  public String header() {
    return file.format();
  }

  @Override
  public long read() {
    return read;
  }

  @Override
  public boolean hasNext() {
    if (next == null) {
      next = file.next();
    }
    return next != null;
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    StatementPart part = next;
    next = null;
    read++;
    Map<String, String> fields = new HashMap<>();
    if (part instanceof StatementHead head) {
      ordinal++;
      fingerprints.begin(head);
      begin(head, fields);
    } else if (part instanceof BankLine line) {
      line(line, fields);
    } else if (part instanceof StatementEnd end) {
      fingerprints.end(end);
      end(end, fields);
    }
    fields.put("statement", Integer.toString(ordinal));
    return Row.of(read, fields, "");
  }

  private void begin(StatementHead head, Map<String, String> fields) {
    fields.put(PART, HEAD);
    fields.put("format", file.format());
    put(fields, "account", head.account());
    put(fields, "reference", head.reference());
    put(fields, "kind", head.kind().word());
    put(fields, "currency", head.currency());
    put(fields, "opening", head.opening());
  }

  private void line(BankLine line, Map<String, String> fields) {
    Fingerprints.Marks marks = fingerprints.of(line);
    fields.put(PART, LINE);
    put(fields, "fingerprint", marks.line());
    put(fields, "booking", marks.entry());
    put(fields, "number", line.entry().part());
    put(fields, "bookedOn", line.bookedOn());
    put(fields, "valueOn", line.valueOn());
    put(fields, "currency", line.currency());
    put(fields, "amount", line.amount());
    put(fields, "kind", line.kind().word());
    put(fields, "bankReference", line.bankReference());
    put(fields, "endToEndId", line.texts().endToEndId());
    put(fields, "mandateId", line.texts().mandateId());
    put(fields, "structuredReference", line.texts().structured());
    put(fields, "remittance", line.texts().remittance());
    put(fields, "payerName", line.party().name());
    put(fields, "payerAccount", line.party().account());
    put(fields, "payerBic", line.party().bic());
    put(fields, "returnReason", line.returnReason());
    put(fields, "code", line.code());
    put(fields, "originalCurrency", line.original().currency());
    put(fields, "originalAmount", line.original().amount());
    put(fields, "exchangeRate", line.original().rate());
    put(fields, "chargesCurrency", line.original().chargesCurrency());
    put(fields, "charges", line.original().charges());
  }

  private static void end(StatementEnd end, Map<String, String> fields) {
    fields.put(PART, END);
    put(fields, "closing", end.closing());
    put(fields, "currency", end.currency());
    put(fields, "pending", end.pending());
  }

  /** PostgreSQL keeps no zero characters. */
  private static void put(Map<String, String> fields, String name, Object value) {
    if (value != null) {
      String text = value instanceof BigDecimal number ? number.toPlainString() : value.toString();
      fields.put(name, text.replace('\0', '\ufffd'));
    }
  }

  @Override
  public void close() {
    file.close();
  }
}
