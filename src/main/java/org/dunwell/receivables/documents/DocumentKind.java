package org.dunwell.receivables.documents;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dunwell.receivables.documents.InvoiceDocuments.Found;
import org.dunwell.receivables.imports.Field;
import org.dunwell.receivables.imports.ImportKind;
import org.dunwell.receivables.imports.Mapping;
import org.dunwell.receivables.imports.Outcomes;
import org.dunwell.receivables.imports.Problem;
import org.dunwell.receivables.imports.Row;
import org.dunwell.receivables.imports.RowFile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Documents of invoices: a ZIP archive of PDF files, or one of them. */
@Component
@Order(80)
class DocumentKind implements ImportKind {

  /** Each may have some megabytes, and all of a chunk are in memory at once. */
  private static final int CHUNK = 16;

  private final InvoiceDocuments documents;

  DocumentKind(InvoiceDocuments documents) {
    this.documents = documents;
  }

  @Override
  public String name() {
    return "documents";
  }

  @Override
  public List<Field> fields() {
    return List.of(
        Field.required("number", Field.Type.TEXT),
        Field.optional("sellingEntity", Field.Type.TEXT));
  }

  @Override
  public RowFile open(String fileName, InputStream file, Mapping mapping) {
    return DocumentFile.open(fileName, file);
  }

  /** Its archives hold many files, each of which is looked at by itself. */
  @Override
  public void check(InputStream file) {}

  @Override
  public int chunk() {
    return CHUNK;
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public Outcomes apply(Long importId, List<Row> rows) {
    Map<String, List<Found>> found =
        documents.find(rows.stream().map(row -> row.text("number")).toList());
    List<Problem> problems = new ArrayList<>();
    Map<Long, InvoiceDocuments.New> wanted = new HashMap<>();
    for (Row row : rows) {
      List<Found> meant = meant(row, found.getOrDefault(row.text("number"), List.of()));
      if (meant.size() != 1) {
        problems.add(unclear(row, meant));
      } else if (wanted.containsKey(meant.get(0).id())) {
        problems.add(
            row.problem("number", "The file is the second of this invoice.", "Send only one."));
      } else {
        wanted.put(
            meant.get(0).id(),
            new InvoiceDocuments.New(meant.get(0), row.text("fileName"), row.file()));
      }
    }
    int stored = documents.store(importId, wanted.values());
    return new Outcomes(stored, wanted.size() - stored, problems);
  }

  /** A folder tells companies of ours apart whose numbers are the same. */
  private static List<Found> meant(Row row, List<Found> candidates) {
    String folder = row.text("sellingEntity", "");
    List<Found> there =
        candidates.stream().filter(one -> one.sellingEntity().equalsIgnoreCase(folder)).toList();
    return there.isEmpty() ? candidates : there;
  }

  private static Problem unclear(Row row, List<Found> candidates) {
    if (candidates.isEmpty()) {
      return row.problem(
          "number",
          "There is no invoice of this number.",
          "Import the invoice first, and name the file as its number; what a file name cannot have"
              + " is written as %2F for a slash.");
    }
    String entities =
        candidates.stream().map(Found::sellingEntity).collect(Collectors.joining(", "));
    return row.problem(
        "number",
        "Several of our companies have an invoice of this number: %s.".formatted(entities),
        "Put the file into a folder named as the company.");
  }
}
