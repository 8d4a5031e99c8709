package org.dunwell.receivables.imports;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.dunwell.platform.Nudges;
import org.dunwell.platform.telephone.TelephoneNumber;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Customers with their contacts, one contact a row: several rows may be about one customer. What a
 * file leaves blank stays as the ledger has it.
 */
@Component
@Order(20)
class CustomerKind implements ImportKind {

  private final CustomerStaging staging;
  private final CustomerImportMapper mapper;
  private final Changes changes;
  private final Nudges nudges;
  private final Clock clock;

  CustomerKind(
      CustomerStaging staging,
      CustomerImportMapper mapper,
      Changes changes,
      Nudges nudges,
      Clock clock) {
    this.clock = clock;
    this.staging = staging;
    this.mapper = mapper;
    this.changes = changes;
    this.nudges = nudges;
  }

  @Override
  public String name() {
    return "customers";
  }

  @Override
  public List<Field> fields() {
    return CustomerFields.all();
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public Outcomes apply(Long importId, List<Row> rows) {
    List<Problem> problems = new ArrayList<>();
    List<Row> good = pointing(consistent(rows, problems), problems);
    staging.store(good);
    Set<Long> changed = new HashSet<>(mapper.newCustomers());
    mapper.insertCustomers(importId);
    List<Long> updated = mapper.updateCustomers();
    changed.addAll(updated);
    changed.addAll(mapper.newContacts());
    // known names first: else the new address would be inserted beside the old one
    changed.addAll(mapper.updateContacts(clock.instant()));
    mapper.insertContacts(importId, clock.instant());
    if (importId != null && !changed.isEmpty()) {
      changes.note(importId, "customers", mapper.createdBefore(importId, changed));
    }
    if (!updated.isEmpty()) {
      nudges.about(mapper.openInvoices(updated), "customer");
    }
    return new Outcomes(changed.size(), good.size() - changed.size(), problems);
  }

  /** Rows of known words that do not contradict another row about the same customer. */
  private static List<Row> consistent(List<Row> rows, List<Problem> problems) {
    Checks checks = new Checks(problems);
    Map<String, Row> first = new HashMap<>();
    List<Row> good = new ArrayList<>();
    for (Row row : rows) {
      boolean fine =
          checks.choice(row, "segment", CustomerFields.SEGMENTS)
              && checks.choice(row, "riskClass", CustomerFields.RISKS)
              && checks.choice(row, "paymentMethod", CustomerFields.PAYMENT_METHODS)
              && checks.choice(row, "contactRole", CustomerFields.ROLES)
              && canBeDialled(row, checks)
              && agrees(row, first.getOrDefault(row.text("number"), row), checks);
      if (fine) {
        first.putIfAbsent(row.text("number"), row);
        good.add(row);
      }
    }
    return good;
  }

  private static boolean canBeDialled(Row row, Checks checks) {
    String phone = row.text("phone");
    String problem = phone == null ? null : TelephoneNumber.problem(phone, row.text("country"));
    return problem == null
        || checks.refuse(
            row,
            "phone",
            "This cannot be dialled. " + problem,
            "Write it with its country and area code, such as +49 30 123456, or leave it blank.");
  }

  private static boolean agrees(Row row, Row first, Checks checks) {
    for (Field field : CustomerFields.OF_CUSTOMER) {
      String value = row.text(field.name());
      if (value != null && !Objects.equals(value, first.text(field.name()))) {
        return checks.refuse(
            row,
            field.name(),
            "Line %d says otherwise of the same customer: %s."
                .formatted(first.line(), first.text(field.name(), "nothing")),
            "Say the same in all rows of one customer, or give each its own number.");
      }
    }
    return true;
  }

  /** Rows whose parent, bill-to and payer are in the ledger or come with this chunk. */
  private List<Row> pointing(List<Row> rows, List<Problem> problems) {
    Set<String> targets =
        rows.stream()
            .flatMap(row -> CustomerFields.POINTERS.stream().map(row::text))
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    if (targets.isEmpty()) {
      return rows;
    }
    Set<String> known = new HashSet<>(mapper.there(targets));
    rows.forEach(row -> known.add(row.text("number")));
    Checks checks = new Checks(problems);
    return rows.stream().filter(row -> pointsWell(row, known, checks)).toList();
  }

  private static boolean pointsWell(Row row, Set<String> known, Checks checks) {
    for (String pointer : CustomerFields.POINTERS) {
      String target = row.text(pointer);
      if (target != null && !known.contains(target)) {
        return checks.refuse(
            row,
            pointer,
            "There is no such customer.",
            "Import it first. If it stands further down in this file, import the rejected rows"
                + " again.");
      }
      if (pointer.equals("parent") && row.text("number").equals(target)) {
        return checks.refuse(row, pointer, "A customer is not its own parent.", "Leave it blank.");
      }
    }
    return true;
  }
}
