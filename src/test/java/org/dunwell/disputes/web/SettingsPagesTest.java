package org.dunwell.disputes.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.disputes.departments.Departments;
import org.dunwell.disputes.departments.OpeningHours;
import org.dunwell.disputes.reasons.ReasonCodes;
import org.dunwell.platform.security.Users;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Departments and reason codes on their pages and over REST, from the form to the table. */
@DunwellTest
class SettingsPagesTest {

  private static final String OFFICE = "08:00-12:00, 13:00-17:00";

  @Autowired TestLedger ledger;
  @Autowired Departments departments;
  @Autowired ReasonCodes reasons;
  @Autowired Users users;
  @Autowired MockMvc web;

  @BeforeEach
  void begin() {
    ledger.begin();
    users.ensure("page.olaf", "a-long-password", "Olaf", "Page");
  }

  @AfterEach
  void tidyUp() {
    ledger.update("delete from act_id_membership where user_id_ = 'page.olaf'");
    for (String table : new String[] {"reason_code_x12", "reason_code_words", "reason_code"}) {
      ledger.update("delete from disputes." + table + " where code like 'TEST%'");
    }
    for (String table : new String[] {"department_hours", "department_closed_day"}) {
      ledger.update("delete from disputes." + table + " where department like 'test-%'");
    }
    ledger.update("delete from disputes.department where code like 'test-%'");
    ledger.update("delete from disputes.settings_change where lower(code) like 'test%'");
  }

  @Test
  void aDepartmentIsAddedChangedAndRetiredByForms() throws Exception {
    send(department("/departments", "Night shift", OFFICE).param("code", "test-night"))
        .andExpect(redirectedUrl("/departments/test-night"));
    page("/departments/test-night")
        // Monday, 10:00
        .andExpect(content().string(containsString("open until 12:00")))
        .andExpect(content().string(containsString("Nobody works here yet")));
    send(department("/departments/test-night", "Night", "20-24").param("version", "0"))
        .andExpect(redirectedUrl("/departments/test-night"));
    assertThat(OpeningHours.write(departments.byCode("test-night").hours().subList(0, 1)))
        .isEqualTo("20:00-24:00");
    page("/departments/test-night")
        .andExpect(content().string(containsString("opens 20:00")))
        .andExpect(content().string(containsString("Name: Night instead of Night shift")));
    send(department("/departments/test-night", "Late", "20-24").param("version", "0"))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("meanwhile")));
    send(
        post("/departments/test-night/closed-days")
            .param("day", "2026-03-02")
            .param("why", "Move"));
    page("/departments/test-night")
        .andExpect(content().string(containsString("opens Tuesday 20:00")))
        .andExpect(content().string(containsString("2 Mar 2026")));
    send(post("/departments/test-night/closed-days/remove").param("day", "2026-03-02"));
    assertThat(departments.byCode("test-night").closedDays()).isEmpty();
    send(post("/departments/test-night/retire"));
    assertThat(departments.byCode("test-night").isRetired()).isTrue();
    send(post("/departments/test-night/reinstate"));
    assertThat(departments.byCode("test-night").isRetired()).isFalse();
  }

  @Test
  void hoursThatCannotBeReadComeBackWithAllThatIsWrongWithThem() throws Exception {
    send(department("/departments", "<b>Night</b>", "25-26")
            .param("code", "test-night")
            .param("hours[2]", "never"))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("Monday: &quot;25-26&quot; names an hour")))
        .andExpect(content().string(containsString("Wednesday: &quot;never&quot; cannot be read")))
        .andExpect(content().string(containsString("value=\"&lt;b&gt;Night&lt;/b&gt;\"")))
        .andExpect(content().string(not(containsString("<b>Night"))));
    assertThat(ledger.count("disputes.department where code = 'test-night'")).isZero();
  }

  @Test
  void peopleAreAddedAndRemovedOnTheDepartmentsPage() throws Exception {
    send(post("/departments/tax/members").param("user", "page.olaf"))
        .andExpect(redirectedUrl("/departments/tax"));
    page("/departments/tax").andExpect(content().string(containsString("Olaf Page")));
    assertThat(departments.ofUser("page.olaf")).containsExactly("tax");
    send(post("/departments/tax/members/remove").param("user", "page.olaf"));
    assertThat(departments.members("tax")).isEmpty();
    send(post("/departments/tax/members").param("user", "nobody.at.all"))
        .andExpect(status().is3xxRedirection());
    assertThat(departments.members("tax")).isEmpty();
  }

  @Test
  void aReasonIsAddedChangedAndRetiredByForms() throws Exception {
    send(reason("/reason-codes", "Test one", "1.5").param("code", "test_one"))
        .andExpect(redirectedUrl("/reason-codes/TEST_ONE"));
    page("/reason-codes/TEST_ONE").andExpect(content().string(containsString("1 h 30 min")));
    send(reason("/reason-codes/TEST_ONE", "Test two", "1:20").param("version", "0"))
        .andExpect(redirectedUrl("/reason-codes/TEST_ONE"));
    page("/reason-codes/TEST_ONE")
        .andExpect(content().string(containsString("value=\"1:20\"")))
        .andExpect(
            content().string(containsString("Target time: 1 h 20 min instead of 1 h 30 min")));
    send(reason("/reason-codes/TEST_ONE", "Test two", "soon").param("version", "1"))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("&quot;soon&quot; is no number of hours")));
    send(post("/reason-codes/TEST_ONE/retire"));
    assertThat(reasons.byCode("TEST_ONE").isRetired()).isTrue();
    page("/reason-codes").andExpect(content().string(containsString("retired")));
    send(post("/reason-codes/TEST_ONE/reinstate"));
    assertThat(reasons.byCode("TEST_ONE").isRetired()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "COLLECTOR, /departments/tax/members",
    "ANALYST, /reason-codes/PRICE/retire",
    "INVESTIGATOR, /departments/tax/retire",
    "INVESTIGATOR, /reason-codes",
    "COLLECTOR, /reason-codes/PRICE"
  })
  void onlyManagersAndAdministratorsChange(String role, String path) throws Exception {
    web.perform(post(path).with(user("x").roles(role)).with(csrf()))
        .andExpect(status().isForbidden());
    web.perform(get("/reason-codes/PRICE").with(user("x").roles(role)))
        .andExpect(status().isOk())
        .andExpect(content().string(not(containsString("Retire the reason"))));
  }

  @Test
  void programsReadBothLists() throws Exception {
    var collector = user("x").roles("COLLECTOR");
    web.perform(get("/api/reason-codes").with(collector))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.total").value(24))
        .andExpect(jsonPath("$.items[?(@.code == 'QTY_SHORT')].department").value("logistics"))
        .andExpect(jsonPath("$.items[?(@.code == 'QTY_SHORT')].x12[1]").value("59"))
        .andExpect(jsonPath("$.items[?(@.code == 'QTY_SHORT')].targetTime").value("PT24H"))
        .andExpect(jsonPath("$.items[?(@.code == 'QTY_SHORT')].words.en").exists());
    web.perform(get("/api/departments?state=all").with(collector))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.items[?(@.code == 'tax')].hours.MONDAY").value(OFFICE))
        .andExpect(jsonPath("$.items[?(@.code == 'tax')].zone").value("Europe/Berlin"));
    web.perform(get("/api/departments?state=open").with(collector))
        .andExpect(status().isUnprocessableEntity());
    web.perform(get("/departments/none").with(collector)).andExpect(status().isNotFound());
  }

  private static MockHttpServletRequestBuilder department(String path, String name, String monday) {
    return post(path)
        .param("name", name)
        .param("zone", "Europe/Berlin")
        .param("calendar", "DE")
        .param("hours[0]", monday)
        .param("hours[1]", monday);
  }

  private static MockHttpServletRequestBuilder reason(String path, String name, String hours) {
    return post(path)
        .param("name", name)
        .param("department", "legal")
        .param("hours", hours)
        .param("english", "One")
        .param("german", "Eins")
        .param("x12", "z8, Z9")
        .param("peppol", "OTH");
  }

  private ResultActions send(MockHttpServletRequestBuilder request) throws Exception {
    return web.perform(request.with(user("manager").roles("CREDIT_MANAGER")).with(csrf()));
  }

  private ResultActions page(String path) throws Exception {
    return web.perform(get(path).with(user("manager").roles("CREDIT_MANAGER")))
        .andExpect(status().isOk());
  }
}
