package org.dunwell.payments.matching;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.payments.matching.Remittances.Advice;
import org.dunwell.payments.matching.Remittances.Item;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Somebody else's eight remittances, case by case; the file is not part of the repository. */
@DunwellTest
@EnabledIf("isThere")
class HarborlineTest {

  private static final Path FILE = Path.of("../shared/data/remittance/harborline.json");

  @Autowired private TestLedger ledger;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private Matches matches;
  @Autowired private Remittances remittances;

  private final Map<String, Long> lines = new HashMap<>();
  private BankLines bank;

  static boolean isThere() {
    return FILE.toFile().exists();
  }

  @BeforeEach
  void begin() throws IOException {
    ledger.begin();
    bank = new BankLines(jdbc);
    JsonNode file = new ObjectMapper().readTree(FILE.toFile());
    Map<String, Long> customers = new HashMap<>();
    for (JsonNode one : file.get("customers")) {
      long id = ledger.customer(one.get(0).asText());
      ledger.update(
          "update receivables.customer set name = ? where id = ?", one.get(1).asText(), id);
      customers.put(one.get(0).asText(), id);
    }
    for (JsonNode one : file.get("invoices")) {
      long id =
          ledger.invoice(
              customers.get(one.get(1).asText()), one.get(0).asText(), one.get(5).asText(), 1);
      ledger.update(
          "update receivables.invoice set reference = ? where id = ?", one.get(2).asText(), id);
      if (one.get(6).asText().equals("paid")) {
        ledger.pay(id, "before", one.get(5).asText());
      }
    }
    // what an e-mail says about its payment is an advice
    remittances.receive(
        advice(
            "CH-22018",
            "EML-20260919-CASCADE",
            item("INV-10510", "11240.00", "1240.00", "DAMAGED")),
        "test");
    remittances.receive(
        advice(
            "LA-61290",
            "EML-20260920-LAKESHORE",
            item("INV-10580", "1100.00", null, null),
            item("INV-10581", "400.00", "50.25", null)),
        "test");
    for (JsonNode one : file.get("remittances")) {
      List<String> words = new ArrayList<>();
      one.get("invoices").forEach(number -> words.add(number.asText()));
      if (one.has("po")) {
        words.add(one.get("po").asText());
      }
      lines.put(
          one.get("ref").asText(),
          bank.came(
              one.get("payer").asText(),
              null,
              one.get("amount").asText(),
              String.join(", ", words)));
    }
    ledger.work();
  }

  private static Item item(String invoice, String amount, String deduction, String reason) {
    return new Item(
        invoice,
        new BigDecimal(amount),
        deduction == null ? null : new BigDecimal(deduction),
        reason);
  }

  private static Advice advice(String payer, String reference, Item... items) {
    return new Advice(payer, reference, null, "EUR", null, List.of(items));
  }

  private Map<String, String> paid(String ref) {
    Map<String, String> paid = new HashMap<>();
    matches
        .parts(bank.match(lines.get(ref)))
        .forEach(part -> paid.put(part.invoiceNumber(), part.amount().toPlainString()));
    assertThat(bank.state(lines.get(ref))).as(ref).isEqualTo("posted");
    return paid;
  }

  private BigDecimal open(String number) {
    return ledger.one(
        BigDecimal.class, "select open_amount from receivables.invoice where number = ?", number);
  }

  @Test
  void everyRemittanceIsDealtWithAsItsShapeSays() {
    assertThat(paid("LBX-20260918-014")).isEqualTo(Map.of("INV-10481", "4250.00"));
    assertThat(paid("EDI-820-20260918-VM"))
        .isEqualTo(Map.of("INV-10530", "8900.00", "INV-10531", "2150.00"));
    assertThat(paid("EML-20260919-CASCADE")).isEqualTo(Map.of("INV-10510", "11240.00"));
    assertThat(open("INV-10510")).isEqualByComparingTo("1240");
    assertThat(
            ledger.one(
                String.class,
                """
                select d.reason_code
                from disputes.dispute d
                join receivables.invoice i on i.id = d.invoice_id
                where i.number = 'INV-10510'
                """))
        .isEqualTo("DAMAGED");
    assertThat(paid("LBX-20260918-088")).isEqualTo(Map.of("INV-10550", "5600.00"));
    assertThat(
            ledger.one(BigDecimal.class, "select sum(unapplied_amount) from receivables.payment"))
        .isEqualByComparingTo("500");
    assertThat(bank.state(lines.get("LBX-20260918-102"))).isEqualTo("queued");
    assertThat(paid("EDI-820-20260918-RMU")).isEqualTo(Map.of("INV-10570", "15000.00"));
    assertThat(paid("EML-20260920-LAKESHORE"))
        .isEqualTo(Map.of("INV-10580", "1100.00", "INV-10581", "400.00"));
    assertThat(open("INV-10581")).isEqualByComparingTo("50.25");
    assertThat(paid("LBX-20260921-221")).isEqualTo(Map.of("INV-10492", "1875.50"));
  }
}
