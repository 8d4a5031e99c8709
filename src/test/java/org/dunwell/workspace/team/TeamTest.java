package org.dunwell.workspace.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dunwell.TestLedger.TODAY;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.platform.security.Users;
import org.dunwell.promises.NewPromise;
import org.dunwell.promises.Promises;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** What managers see of the team: this week against the same days of the last one. */
@DunwellTest
class TeamTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Autowired TestLedger ledger;
  @Autowired Team team;
  @Autowired Users users;
  @Autowired Promises promises;
  @Autowired MockMvc web;

  @Test
  void workPromisesAndCashCountForWhoDidItInTheWeekItWasDone() throws Exception {
    ledger.begin();
    users.ensure("dora", "dora", "Dora", "Lind", "collectors");
    long customer = ledger.customer("C1");
    ledger.update("update receivables.customer set owner = 'dora' where id = ?", customer);
    long first = ledger.invoice(customer, "R1", "5000.00", 40);
    long second = ledger.invoice(customer, "R2", "700.00", 40);
    ledger.invoice(ledger.customer("C2"), "R3", "5000.00", 40);
    call(customer, "2026-02-24T10:00:00Z");
    call(customer, "2026-03-02T08:00:00Z");
    call(customer, "2026-03-02T08:30:00Z");
    ledger.pay(second, "P1", "700.00");
    ledger.update("update receivables.payment set received_on = date '2026-02-23'");
    ledger.pay(first, "P2", "1000.00");
    promises.take(
        new NewPromise(
            null, customer, List.of(first), null, TODAY.plusDays(1), "call", "Alex", "dora", null));
    ledger.work();

    Team.Member dora = member("dora");
    assertThat(dora.name()).isEqualTo("Dora Lind");
    assertThat(dora.waiting().pastDue()).isEqualTo(1);
    assertThat(dora.waiting().onList()).isZero();
    assertThat(dora.touches()).isEqualTo(new TeamMapper.Count("dora", 2, 0));
    assertThat(dora.promises().now()).isEqualTo(1);
    assertThat(dora.cash()).hasSize(1);
    assertThat(dora.cash().get(0).now()).isEqualByComparingTo("1000.00");
    assertThat(dora.cash().get(0).before()).isEqualByComparingTo("700.00");
    assertThat(team.members(TODAY.plusDays(1), BERLIN))
        .filteredOn(member -> "dora".equals(member.id()))
        .singleElement()
        .satisfies(
            member -> {
              assertThat(member.touches().before()).as("Tuesday of last week").isEqualTo(1);
              assertThat(member.kept().due()).isEqualTo(1);
              assertThat(member.kept().kept()).isZero();
            });
    assertThat(team.members(TODAY, BERLIN))
        .last()
        .satisfies(member -> assertThat(member.name()).isEqualTo("Nobody"));
    web.perform(get("/team").with(user("manager").roles("CREDIT_MANAGER")))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("Dora Lind")))
        .andExpect(content().string(containsString("(700.00 EUR)")));
    web.perform(get("/team").with(user("collector").roles("COLLECTOR")))
        .andExpect(status().isForbidden());
  }

  @Test
  void theWeekBeginsOnMondayAndLastWeekEndsOnTheSameDay() {
    Weeks weeks = Weeks.at(LocalDate.of(2026, 3, 5), BERLIN);
    assertThat(weeks.monday()).isEqualTo(LocalDate.of(2026, 3, 2));
    assertThat(weeks.lastMonday()).isEqualTo(LocalDate.of(2026, 2, 23));
    assertThat(weeks.lastToday()).isEqualTo(LocalDate.of(2026, 2, 26));
    assertThat(weeks.lastEnd()).isEqualTo("2026-02-26T23:00:00Z");
  }

  private Team.Member member(String id) {
    return team.members(TODAY, BERLIN).stream()
        .filter(member -> id.equals(member.id()))
        .findFirst()
        .orElseThrow();
  }

  private void call(long customer, String at) {
    ledger.update(
        """
        insert into collections.customer_task
          (kind, customer_id, state, opened_at, ended_at, ended_by, outcome)
        values ('call', ?, 'done', cast(? as timestamptz), cast(? as timestamptz), 'dora', 'reached')
        """,
        customer,
        at,
        at);
  }
}
