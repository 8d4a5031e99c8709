package org.dunwell.receivables.documents;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

/** Documents of invoices: a ZIP archive of PDF files and electronic invoices, or one of them. */
@Component
@Order(80)
class DocumentKind implements ImportKind {

  /** Each may have some megabytes, and all of a chunk are in memory at once. */
  private static final int CHUNK = 16;

  private final DocumentStore store;

  DocumentKind(DocumentStore store) {
    this.store = store;
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
    Matching matching = new Matching(store.find(Matching.numbers(rows)));
    List<Problem> problems = new ArrayList<>();
    Map<Long, DocumentStore.New> wanted = new HashMap<>();
    for (Row row : rows) {
      Matching.Answer answer = matching.of(row);
      if (answer.problem() != null) {
        problems.add(answer.problem());
      } else if (wanted.containsKey(answer.invoice().id())) {
        problems.add(
            row.problem("number", "The file is the second of this invoice.", "Send only one."));
      } else {
        wanted.put(
            answer.invoice().id(),
            new DocumentStore.New(answer.invoice(), row.text("fileName"), row.file()));
      }
    }
    int stored = store.store(store.ofImport(importId), wanted.values());
    return new Outcomes(stored, wanted.size() - stored, problems);
  }
}
