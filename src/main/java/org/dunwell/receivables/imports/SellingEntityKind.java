package org.dunwell.receivables.imports;

import static org.dunwell.receivables.imports.Field.optional;
import static org.dunwell.receivables.imports.Field.required;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.dunwell.platform.BrokenRule;
import org.dunwell.receivables.DocumentUrl;
import org.dunwell.receivables.imports.Field.Type;
import org.dunwell.receivables.journal.JournalBooks;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Selling entities: few, and what a file says of them replaces what was known. */
@Component
@Order(10)
class SellingEntityKind implements ImportKind {

  // One column a line would be longer than the class; both lists are made from the fields.
  private static final List<String> COLUMNS =
      List.of(
          "code",
          "name",
          "street",
          "postal_code",
          "city",
          "country",
          "language",
          "time_zone",
          "calendar",
          "currency",
          "email",
          "phone",
          "website",
          "vat_id",
          "bank_name",
          "iban",
          "bic");

  private static final Set<String> POSTING = Set.of("dunwell", "erp");

  /** As the place of documents: they lie nowhere any more. */
  private static final String NONE = "none";

  private final JdbcClient jdbc;
  private final Changes changes;
  private final JournalBooks books;
  private final boolean live;

  SellingEntityKind(
      JdbcClient jdbc, Changes changes, JournalBooks books, @Value("${dunwell.mode}") String mode) {
    this.jdbc = jdbc;
    this.changes = changes;
    this.books = books;
    this.live = mode.equals("live");
  }

  @Override
  public String name() {
    return "selling-entities";
  }

  @Override
  public List<Field> fields() {
    return List.of(
        required("code", Type.TEXT, "company code", "entity", "BUKRS", "Buchungskreis", "Mandant"),
        required("name", Type.TEXT, "company name", "company", "Firma"),
        optional("street", Type.TEXT, "address", "Straße"),
        optional("postalCode", Type.TEXT, "zip", "zip code", "postcode", "PLZ", "Postleitzahl"),
        optional("city", Type.TEXT, "town", "Ort", "Stadt"),
        required("country", Type.COUNTRY, "country code", "Land"),
        optional("language", Type.LANGUAGE, "Sprache"),
        required("timeZone", Type.ZONE, "tz", "Zeitzone"),
        optional("calendar", Type.TEXT, "holiday calendar", "Kalender"),
        required("currency", Type.CURRENCY, "currency code", "Währung"),
        required("email", Type.EMAIL, "e-mail", "mail"),
        optional("phone", Type.TEXT, "telephone", "Telefon"),
        optional("website", Type.TEXT, "web", "url"),
        optional("vatId", Type.TEXT, "vat number", "vat", "tax id", "USt-IdNr", "UStId"),
        optional("bankName", Type.TEXT, "bank"),
        optional("iban", Type.TEXT, "bank account", "account number"),
        optional("bic", Type.TEXT, "swift"),
        optional("posting", Type.TEXT, "journal posting", "Buchung durch"),
        optional("documentUrl", Type.TEXT, "document url", "Beleg-URL"));
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public Outcomes apply(Long importId, List<Row> rows) {
    List<Problem> problems = new ArrayList<>();
    Checks checks = new Checks(problems);
    long accepted = 0;
    long unchanged = 0;
    long changed = 0;
    for (Row row : rows) {
      if (!checks.once(row, "code", row.text("code"))
          || !posts(row, checks)
          || !usable(row, problems)) {
        continue;
      }
      Optional<Boolean> isNew = store(importId, row);
      boolean touched = isNew.isPresent() | posting(row) | storeUrl(row) > 0;
      accepted += touched ? 1 : 0;
      unchanged += touched ? 0 : 1;
      changed += touched && !isNew.orElse(false) ? 1 : 0;
    }
    changes.note(importId, "selling entities", changed);
    return new Outcomes(accepted, unchanged, problems);
  }

  private static boolean posts(Row row, Checks checks) {
    String posting = row.text("posting");
    return posting == null
        || POSTING.contains(posting)
        || checks.refuse(
            row,
            "posting",
            "Nobody is called %s who could post.".formatted(posting),
            "Write dunwell (we post) or erp (we request, the ERP posts), or leave it out.");
  }

  private boolean posting(Row row) {
    String posting = row.text("posting");
    return posting != null && books.post(row.text("code"), posting);
  }

  private boolean usable(Row row, List<Problem> problems) {
    String url = row.text("documentUrl", NONE);
    try {
      return url.equals(NONE) || DocumentUrl.of(url, live) != null;
    } catch (BrokenRule broken) {
      problems.add(
          row.problem(
              "documentUrl",
              broken.getMessage(),
              "Write it like https://archive.company.example/invoices/{number}.pdf, or none."));
      return false;
    }
  }

  /** Where documents lie stays as it is where a file does not say. */
  private int storeUrl(Row row) {
    String url = row.text("documentUrl");
    return url == null
        ? 0
        : jdbc.sql(
                """
                update receivables.selling_entity
                set document_url = :url, version = version + 1
                where code = :code
                  and document_url is distinct from :url
                """)
            .param("url", url.equals(NONE) ? null : url, java.sql.Types.VARCHAR)
            .param("code", row.text("code"))
            .update();
  }

  /** Whether it was not there before; empty when nothing about it has changed. */
  private Optional<Boolean> store(Long importId, Row row) {
    Map<String, Object> values = new TreeMap<>();
    for (String column : COLUMNS) {
      values.put(column, row.text(fieldOf(column)));
    }
    values.put("importId", importId);
    if (values.get("language") == null) {
      values.put("language", Places.languageOf(row.text("country")));
    }
    if (values.get("calendar") == null) {
      values.put("calendar", row.text("country"));
    }
    return jdbc.sql(
            """
            insert into receivables.selling_entity as old (%s, import_id)
            values (:%s, cast(:importId as bigint))
            on conflict (code) do update
            set (%s, version) = (excluded.%s, old.version + 1)
            where (old.%s) is distinct from (excluded.%s)
            returning version = 0
            """
                .formatted(
                    String.join(", ", COLUMNS),
                    String.join(", :", COLUMNS),
                    String.join(", ", COLUMNS),
                    String.join(", excluded.", COLUMNS),
                    String.join(", old.", COLUMNS),
                    String.join(", excluded.", COLUMNS)))
        .params(values)
        .query(Boolean.class)
        .optional();
  }

  private static String fieldOf(String column) {
    int at = column.indexOf('_');
    return at < 0
        ? column
        : column.substring(0, at)
            + Character.toUpperCase(column.charAt(at + 1))
            + column.substring(at + 2);
  }
}
