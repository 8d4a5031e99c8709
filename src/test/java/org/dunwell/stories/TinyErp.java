package org.dunwell.stories;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The ledger of another program: it keeps its own books, takes journal batches as files and writes
 * exports. It knows nothing of Dunwell but the columns of the two.
 */
final class TinyErp {

  private static final class Item {
    final String customer;
    final BigDecimal amount;
    BigDecimal open;

    Item(String customer, BigDecimal amount) {
      this.customer = customer;
      this.amount = amount;
      this.open = amount;
    }
  }

  private record Document(
      String type, String key, String customer, String reference, BigDecimal amount) {}

  private final Map<String, Item> items = new TreeMap<>();
  private final Map<String, Document> documents = new TreeMap<>();
  private final Map<String, String> numbers = new HashMap<>();
  private final Set<String> posted = new TreeSet<>();
  private int next = 4711;

  void invoice(String number, String customer, String amount) {
    items.put(number, new Item(customer, new BigDecimal(amount)));
  }

  /** Money that came in here, of which the other side hears by our exports only. */
  void paidHere(String invoice, String amount) {
    Item item = items.get(invoice);
    item.open = item.open.subtract(new BigDecimal(amount));
  }

  /** Posts what it has not posted yet, each key once; answers the keys it did not take. */
  List<String> post(String batch, Predicate<NamedCsvRecord> takes) {
    List<String> refused = new ArrayList<>();
    for (NamedCsvRecord row : CsvReader.builder().ofNamedCsvRecord(batch)) {
      if (!takes.test(row)) {
        refused.add(row.getField("key"));
      } else if (posted.add(row.getField("key"))) {
        post(row);
      }
    }
    return refused;
  }

  void post(String batch) {
    post(batch, row -> true);
  }

  private void post(NamedCsvRecord row) {
    BigDecimal amount = new BigDecimal(row.getField("amount"));
    if (!row.getField("invoice").isEmpty()) {
      Item item = items.get(row.getField("invoice"));
      item.open = item.open.subtract(amount);
    } else if (amount.signum() > 0) {
      String number = "ERP-" + next++;
      numbers.put(row.getField("key"), number);
      documents.put(
          number,
          new Document(
              row.getField("type"),
              row.getField("key"),
              row.getField("customer"),
              row.getField("document"),
              amount));
    } else {
      documents.remove(numbers.get(row.getField("reverses")));
    }
  }

  boolean has(String key) {
    return posted.contains(key);
  }

  String numberOf(String key) {
    return numbers.get(key);
  }

  BigDecimal open(String invoice) {
    return items.get(invoice).open;
  }

  Set<String> invoices() {
    return items.keySet();
  }

  long documents(String type) {
    return documents.values().stream().filter(document -> document.type().equals(type)).count();
  }

  String openItems() {
    StringBuilder text = new StringBuilder("invoice,customer,due date,amount,open amount\n");
    items.forEach(
        (number, item) -> {
          if (item.open.signum() > 0) {
            text.append(
                "%s,%s,2026-02-20,%s,%s\n"
                    .formatted(number, item.customer, item.amount, item.open));
          }
        });
    return text.toString();
  }

  /** Under numbers of its own; whether with our key or with our number in the text. */
  String export(String type, boolean withKeys) {
    StringBuilder text =
        new StringBuilder(
            type.equals("payment")
                ? "reference,customer,received on,amount,remittance,external key\n"
                : "number,customer,issued on,amount,reason,external key\n");
    documents.forEach(
        (number, document) -> {
          if (document.type().equals(type)) {
            text.append(
                "%s,%s,2026-03-03,%s,%s,%s\n"
                    .formatted(
                        number,
                        document.customer(),
                        document.amount(),
                        withKeys ? "posted" : "your no. " + document.reference(),
                        withKeys ? document.key() : ""));
          }
        });
    return text.toString();
  }
}
