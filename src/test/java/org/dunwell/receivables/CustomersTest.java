package org.dunwell.receivables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.dunwell.DunwellTest;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.NotThere;
import org.dunwell.platform.database.CleanSlate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DunwellTest
class CustomersTest {

  @Autowired CleanSlate cleanSlate;
  @Autowired JdbcClient jdbc;
  @Autowired Customers customers;
  @Autowired SellingEntities entities;
  @Autowired Invoices invoices;

  TestLedger ledger;

  @BeforeEach
  void anEmptyLedger() {
    cleanSlate.wipe();
    ledger = new TestLedger(jdbc);
  }

  @Test
  void areListedByNumberPageByPageAndFoundByPartOfNumberOrName() {
    ledger.customer("B-2");
    ledger.customer("A-1");
    ledger.customer("A_1");
    assertThat(customers.list(null, null, 2)).extracting(Customer::number).hasSize(2);
    assertThat(customers.list(null, "A_1", 2)).extracting(Customer::number).containsExactly("B-2");
    assertThat(customers.list("a_", null, 9)).extracting(Customer::number).containsExactly("A_1");
    assertThat(customers.count("customer")).isEqualTo(3);
    assertThatThrownBy(() -> customers.byNumber("X")).isInstanceOf(NotThere.class);
  }

  @Test
  void aRetiredAddressIsNotUsableUntilItIsCorrected() {
    long berlin = ledger.sellingEntity("BER", "Europe/Berlin");
    long customer = ledger.customer("C1");
    long invoice = ledger.invoice(berlin, customer, "A", "2020-01-01", "10");
    long contact = ledger.contact(customer, "ap@c1.example");
    customers.retireEmail(contact, "unknown mailbox");
    assertThat(customers.contact(contact).emailUsable()).isFalse();
    assertThat(customers.contact(contact).emailRetiredReason()).isEqualTo("unknown mailbox");
    assertThatThrownBy(() -> customers.correctEmail(contact, "nobody"))
        .isInstanceOf(BrokenRule.class);
    customers.correctEmail(contact, " billing@c1.example ");
    assertThat(customers.contact(contact).email()).isEqualTo("billing@c1.example");
    assertThat(customers.contacts(customer)).allMatch(Contact::emailUsable);
    assertThat(jdbc.sql("select invoice_id from platform.nudge").query(Long.class).list())
        .containsExactly(invoice, invoice);
  }

  @Test
  void sellingEntitiesKnowTheirDay() {
    long id = ledger.sellingEntity("AKL", "Pacific/Auckland");
    assertThat(entities.byId(id)).isEqualTo(entities.byCode("AKL"));
    assertThat(entities.byId(id).dayAt(java.time.Instant.parse("2025-03-10T12:00:00Z")))
        .isEqualTo(LocalDate.parse("2025-03-11"));
    assertThatThrownBy(() -> entities.byCode("XXX")).isInstanceOf(NotThere.class);
  }

  @Test
  void twoSellersMayUseTheSameInvoiceNumber() {
    long berlin = ledger.sellingEntity("BER", "Europe/Berlin");
    long london = ledger.sellingEntity("LON", "Europe/London");
    long customer = ledger.customer("C1");
    long one = ledger.invoice(berlin, customer, "A1", "2025-01-01", "10");
    long other = ledger.invoice(london, customer, "A1", "2025-01-01", "500", "JPY");
    assertThat(invoices.byNumber("A1")).extracting(Invoice::id).containsExactly(one, other);
    assertThat(invoices.byNumber(london, "A1").orElseThrow().amount()).isEqualTo("500");
    InvoiceFilter open = new InvoiceFilter("open", customer, one, 10);
    assertThat(invoices.list(open)).extracting(Invoice::id).isEqualTo(List.of(other));
    assertThat(invoices.count(open)).isEqualTo(2);
  }
}
