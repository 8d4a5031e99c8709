package org.dunwell.credit.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.collections.worklist.Absence;
import org.dunwell.collections.worklist.Absences;
import org.dunwell.credit.NewProspect;
import org.dunwell.credit.Parties;
import org.dunwell.platform.security.Group;
import org.dunwell.platform.security.Users;
import org.dunwell.platform.time.DunwellClock;
import org.dunwell.receivables.Access;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who is told of an alert by mail: whoever looks after the party, else who decides. */
@DunwellTest
class AlertReadersTest {

  private static final Instant MAILED = TestLedger.MONDAY.plus(Duration.ofMinutes(6));

  @Autowired TestLedger ledger;
  @Autowired DunwellClock clock;
  @Autowired Users users;
  @Autowired Access access;
  @Autowired Parties parties;
  @Autowired CreditAlerts alerts;
  @Autowired Absences absences;
  @Autowired JdbcClient jdbc;

  private long customer;

  @BeforeEach
  void people() {
    ledger.begin();
    users.ensure("olga", "olga", "Olga", "Owner", Group.COLLECTORS.id());
    users.ensureEmail("olga", "olga@nordwerk.example");
    users.ensure("mute", "mute", "", "", Group.COLLECTORS.id());
    users.ensure("whole", "whole", "", "", Group.CREDIT_MANAGERS.id());
    users.ensureEmail("whole", "whole@nordwerk.example");
    users.ensure("north", "north", "", "", Group.CREDIT_MANAGERS.id());
    users.ensureEmail("north", "north@nordwerk.example");
    access.give("north", null, "north", "admin");
    customer = ledger.customer("C1");
  }

  @AfterEach
  void partsBack() {
    access.all().forEach(part -> access.takeBack(part.id()));
  }

  @Test
  void theOwnerOfAProspectIsToldAndTheMailIsFiledWithNobody() {
    raise(prospect("Neue Welle GmbH", "olga"), "It is insolvent.");
    clock.standAt(MAILED);
    ledger.work();
    assertThat(mails()).containsOnlyKeys("olga@nordwerk.example");
    assertThat(mails().get("olga@nordwerk.example"))
        .contains("Neue Welle GmbH, a prospect: It is insolvent.");
    assertThat(ledger.count("contact.message where kind = 'alert' and customer_id is null"))
        .isEqualTo(1);
    assertThat(ledger.count("contact.message where kind = 'alert' and state = 'delivered'"))
        .isEqualTo(1);
    assertThat(ledger.count("platform.trouble where resolved_at is null")).isZero();
  }

  @Test
  void whatBelongsToNobodyGoesToTheManagersWhoMaySeeIt() {
    ledger.update("update receivables.customer set portfolio = 'north'");
    long south = ledger.customer("C2");
    raise(prospect("Neue Welle GmbH", null), "A stranger.");
    raise(parties.ofCustomer(customer).id(), "In the north.");
    raise(parties.ofCustomer(south).id(), "In the south.");
    clock.standAt(MAILED);
    ledger.work();
    assertThat(mails().get("whole@nordwerk.example"))
        .contains("A stranger.", "In the north.", "In the south.");
    assertThat(mails().get("north@nordwerk.example"))
        .contains("In the north.")
        .doesNotContain("A stranger.", "In the south.");
    assertThat(
            ledger.one(
                Long.class,
                "select customer_id from contact.message where recipient = 'north@nordwerk.example'"))
        .isEqualTo(customer);
  }

  @Test
  void whoeverStandsInIsToldTooButNotOfWhatOnlyOthersMaySee() {
    users.ensure("stand", "stand", "", "", Group.COLLECTORS.id());
    users.ensureEmail("stand", "stand@nordwerk.example");
    access.give("stand", null, "north", "admin");
    ledger.update("update receivables.customer set owner = 'olga', portfolio = 'north'");
    absences.enter(new Absence(0, "olga", TestLedger.TODAY, TestLedger.TODAY, "stand"), "olga");
    raise(parties.ofCustomer(customer).id(), "In the north.");
    raise(prospect("Neue Welle GmbH", "olga"), "A stranger.");
    clock.standAt(MAILED);
    ledger.work();
    assertThat(mails().get("olga@nordwerk.example")).contains("In the north.", "A stranger.");
    assertThat(mails().get("stand@nordwerk.example"))
        .contains("In the north.")
        .doesNotContain("A stranger.");
  }

  @Test
  void whoHasNoAddressDoesNotTakeTheManagersOwnMailAway() {
    ledger.update("update receivables.customer set owner = 'mute'");
    long own = ledger.customer("C2");
    ledger.update("update receivables.customer set owner = 'whole' where number = 'C2'");
    raise(parties.ofCustomer(customer).id(), "Of somebody without an address.");
    raise(parties.ofCustomer(own).id(), "Of a manager.");
    clock.standAt(MAILED);
    ledger.work();
    assertThat(mails().get("whole@nordwerk.example"))
        .contains("Of somebody without an address.", "Of a manager.");
  }

  @Test
  void whatSomebodyHasSeenMeanwhileIsNotMailed() {
    ledger.update("update receivables.customer set owner = 'olga'");
    raise(parties.ofCustomer(customer).id(), "It is late.");
    alerts.seen(
        alerts.list(new CreditAlerts.Wanted("open", null, null, null, null), 9).stream()
            .map(CreditAlert::id)
            .toList(),
        "whole");
    clock.standAt(MAILED);
    ledger.work();
    assertThat(mails()).isEmpty();
    assertThat(ledger.count("credit.alert_mail where due_at is not null")).isZero();
  }

  private long prospect(String name, String owner) {
    long party =
        parties.add(
            new NewProspect(
                name,
                "Hafenstr. 2",
                "20457",
                "Hamburg",
                "DE",
                "en",
                "EUR",
                "HRB 9",
                null,
                "other",
                "Ina Welle",
                "ina@welle.example",
                null,
                null));
    if (owner != null) {
      ledger.update("update credit.party set owner = ? where id = ?", owner, party);
    }
    return party;
  }

  private void raise(long party, String what) {
    alerts.note(List.of(new Fact(party, "insolvency", what, BigDecimal.ONE, what)));
    ledger.work();
  }

  /** Texts by address. */
  private Map<String, String> mails() {
    record Mail(String recipient, String text) {}
    return jdbc
        .sql("select recipient, body_text as text from contact.message where key like 'credit-al%'")
        .query(Mail.class)
        .list()
        .stream()
        .collect(Collectors.toMap(Mail::recipient, Mail::text));
  }
}
