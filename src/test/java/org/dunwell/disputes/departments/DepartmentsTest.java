package org.dunwell.disputes.departments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.dunwell.disputes.SettingsHistory.Change;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.NotThere;
import org.dunwell.platform.security.Group;
import org.dunwell.platform.security.Memberships.Member;
import org.dunwell.platform.security.Users;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Departments as data; the seed stays as it is for other tests, so these make their own. */
@DunwellTest
class DepartmentsTest {

  @Autowired TestLedger ledger;
  @Autowired Departments departments;
  @Autowired ClosedDays closedDays;
  @Autowired Users users;

  @BeforeEach
  void begin() {
    ledger.begin();
    users.ensure("dep.ines", "a-long-password", "Ines", "Test");
    users.ensure("dep.olaf", "a-long-password", "Olaf", "Test");
  }

  @AfterEach
  void tidyUp() {
    departments.all().stream()
        .filter(department -> department.code().startsWith("test-"))
        .forEach(
            department ->
                departments
                    .members(department.code())
                    .forEach(m -> departments.removeMember(department.code(), m.id(), "test")));
    ledger.update("delete from disputes.department_hours where department like 'test-%'");
    ledger.update("delete from disputes.department_closed_day where department like 'test-%'");
    ledger.update("delete from disputes.department where code like 'test-%'");
    ledger.update("delete from disputes.settings_change where code like 'test-%'");
  }

  @Test
  void comesWithTheDepartmentsThatLookIntoDisputes() {
    assertThat(departments.active())
        .extracting(Department::code)
        .contains(
            "sales",
            "credit",
            "logistics",
            "quality",
            "billing",
            "tax",
            "marketing",
            "returns",
            "cash-app",
            "service",
            "legal");
    Department logistics = departments.byCode("logistics");
    assertThat(logistics.email())
        .as("as the sandbox gives them")
        .isEqualTo("logistics@brandt-verpackungen.example");
    assertThat(logistics.group()).isEqualTo("department-logistics");
    assertThat(logistics.hours()).hasSize(10);
    assertThat(ledger.count("act_id_group where id_ like 'department-%'"))
        .isGreaterThanOrEqualTo(11);
    Instant fridayAtFour = Instant.parse("2026-03-06T15:00:00Z");
    assertThat(departments.workingTime(logistics).plus(fridayAtFour, Duration.ofHours(2)))
        .isEqualTo("2026-03-09T08:00:00Z");
    assertThatThrownBy(() -> departments.byCode("none")).isInstanceOf(NotThere.class);
  }

  @Test
  void keepsWhatWasEnteredTheEndOfTheDayIncluded() {
    departments.add(
        "test-night",
        entry("Night shift", OpeningHours.read(DayOfWeek.SUNDAY, "20:00-24:00, 0:00-6:00")),
        "manager");
    Department night = departments.byCode("test-night");
    assertThat(OpeningHours.write(night.hours())).isEqualTo("00:00-06:00, 20:00-24:00");
    assertThat(night.email()).isEqualTo("night@company.example");
    assertThat(night.calendar()).isEqualTo("DE-BY");
    assertThat(
            ledger.one(String.class, "select name_ from act_id_group where id_ = ?", night.group()))
        .isEqualTo("Night shift");
  }

  @Test
  void everyChangeSaysWhoWhenAndWhat() {
    Department made = departments.add("test-a", entry("Alpha", monday("08:00-12:00")), "manager");
    ledger.walkTo(TestLedger.TODAY.plusDays(1));
    departments.change(
        "test-a", made.version(), entry("Alpha and Omega", monday("08:00-13:00")), "admin");
    closedDays.close(
        "test-a", new ClosedDay(LocalDate.parse("2026-12-24"), "Stocktaking"), "admin");
    closedDays.reopen("test-a", LocalDate.parse("2026-12-24"), "admin");
    closedDays.reopen("test-a", LocalDate.parse("2026-12-24"), "admin");
    departments.retire("test-a", "admin");
    departments.retire("test-a", "admin");
    departments.reinstate("test-a", "admin");
    assertThat(departments.history("test-a"))
        .extracting(Change::by, Change::what)
        .containsExactly(
            tuple("admin", "Reinstated"),
            tuple("admin", "Retired"),
            tuple("admin", "No longer closed on 24 Dec 2026"),
            tuple("admin", "Closed on 24 Dec 2026: Stocktaking"),
            tuple(
                "admin",
                "Name: Alpha and Omega instead of Alpha; Hours: Mon 08:00-13:00 instead of Mon 08:00-12:00"),
            tuple(
                "manager",
                "Made: Alpha, Europe/Berlin, holidays of DE-BY, Mon 08:00-12:00, night@company.example"));
    assertThat(departments.history("test-a").get(5).at()).isEqualTo(TestLedger.MONDAY);
    assertThat(departments.history("test-a").get(4).at()).isAfter(TestLedger.MONDAY);
  }

  @Test
  void whoReadWhatIsNoLongerSoIsRefused() {
    Department read = departments.add("test-a", entry("Alpha", monday("8-12")), "manager");
    departments.change("test-a", read.version(), entry("Beta", monday("8-12")), "manager");
    assertThatThrownBy(
            () -> departments.change("test-a", read.version(), entry("Gamma", monday("9-12")), "x"))
        .isInstanceOf(BrokenRule.class)
        .hasMessageContaining("has changed the department test-a meanwhile");
    assertThat(departments.byCode("test-a").name()).isEqualTo("Beta");
    assertThat(OpeningHours.write(departments.byCode("test-a").hours())).isEqualTo("08:00-12:00");
  }

  @Test
  void aRetiredDepartmentGetsNothingNewAndOneThatReasonsNameCannotRetire() {
    departments.add("test-a", entry("Alpha", monday("8-12")), "manager");
    departments.retire("test-a", "manager");
    assertThat(departments.active()).extracting(Department::code).doesNotContain("test-a");
    assertThat(departments.byCode("test-a").isRetired()).isTrue();
    assertThatThrownBy(() -> departments.addMember("test-a", "dep.ines", "manager"))
        .hasMessageContaining("Alpha is retired");
    assertThatThrownBy(() -> departments.retire("logistics", "manager"))
        .isInstanceOf(BrokenRule.class)
        .hasMessageContaining("still responsible for DAMAGED, FREIGHT, LATE_DELIVERY");
    assertThat(departments.byCode("logistics").isRetired()).isFalse();
  }

  @Test
  void whoWorksInADepartmentIsAnInvestigatorUntilTheLastOne() {
    departments.add("test-a", entry("Alpha", monday("8-12")), "manager");
    departments.add("test-b", entry("Beta", monday("8-12")), "manager");
    departments.addMember("test-a", "dep.ines", "manager");
    departments.addMember("test-b", "dep.ines", "manager");
    departments.addMember("test-b", "dep.ines", "manager");
    departments.addMember("test-b", "dep.olaf", "manager");
    assertThat(departments.members("test-b"))
        .extracting(Member::name)
        .containsExactly("Ines Test", "Olaf Test");
    assertThat(departments.ofUser("dep.ines")).containsExactly("test-a", "test-b");
    assertThat(users.isIn("dep.ines", Group.INVESTIGATORS)).isTrue();
    departments.removeMember("test-b", "dep.ines", "manager");
    assertThat(users.isIn("dep.ines", Group.INVESTIGATORS)).isTrue();
    departments.removeMember("test-a", "dep.ines", "manager");
    departments.removeMember("test-a", "dep.ines", "manager");
    assertThat(users.isIn("dep.ines", Group.INVESTIGATORS)).isFalse();
    assertThat(departments.history("test-a"))
        .extracting(Change::what)
        .startsWith("dep.ines no longer works here", "dep.ines works here");
    assertThatThrownBy(() -> departments.addMember("test-a", "dep.nobody", "manager"))
        .isInstanceOf(BrokenRule.class)
        .hasMessageContaining("no user \"dep.nobody\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "8 to 12 | Monday: \"8 to 12\" cannot be read. Write hours like 08:00-12:00",
        "08:00-25:00 | names an hour that no clock shows",
        "08:60-12:00 | names an hour that no clock shows",
        "24:00-24:00 | names an hour that no clock shows",
        "12:00-08:00 | Monday: 12:00-08:00 ends before it begins",
        "08:00-08:00 | ends before it begins",
        "22:00-00:00 | write 24:00 for the end of the day",
        "08:00-12:00, 11:59-13:00 | Monday: 08:00-12:00 and 11:59-13:00 overlap",
        "1-2,3-4,5-6,7-8,9-10,11-12,13-14 | at most 6 pieces a day",
      })
  void hoursThatCannotBeRightAreRefusedInWords(String typed, String why) {
    assertThatThrownBy(() -> OpeningHours.read(DayOfWeek.MONDAY, typed))
        .isInstanceOf(BrokenRule.class)
        .hasMessageContaining(why);
  }

  @ParameterizedTest
  @CsvSource({
    "8-12, 08:00-12:00",
    "'08.30 – 12, 13:00-24:00', '08:30-12:00, 13:00-24:00'",
    "'13-17; 8-12', '08:00-12:00, 13:00-17:00'",
    "'8-12,12-17', '08:00-12:00, 12:00-17:00'"
  })
  void hoursAreReadAsPeopleWriteThem(String typed, String meant) {
    assertThat(OpeningHours.write(OpeningHours.read(DayOfWeek.MONDAY, typed))).isEqualTo(meant);
  }

  @Test
  void whatCannotBeRightIsRefusedInWordsAndNothingIsStored() {
    List<Hours> hours = monday("8-12");
    refused("needs a name", () -> new DepartmentEntry(" ", null, "Europe/Berlin", "DE", hours));
    refused(
        "is not an e-mail address",
        () -> new DepartmentEntry("A", "not one", "Europe/Berlin", "DE", hours));
    refused(
        "\"Europe/Atlantis\" is not a time zone",
        () -> new DepartmentEntry("A", null, "Europe/Atlantis", "DE", hours));
    refused(
        "without any hours would never finish",
        () -> new DepartmentEntry("A", null, "Europe/Berlin", "DE", List.of()));
    refused(
        "Nobody knows the public holidays of \"DE-XX\"",
        () ->
            departments.add(
                "test-a", new DepartmentEntry("A", null, "Europe/Berlin", "DE-XX", hours), "x"));
    refused(
        "cannot be the code of a department",
        () -> departments.add("Test A", entry("A", hours), "x"));
    refused("already", () -> departments.add("logistics", entry("A", hours), "x"));
    refused("already", () -> departments.add("test-a", entry("Logistics", hours), "x"));
    refused(
        "in 1 to 200 characters why",
        () ->
            closedDays.close("logistics", new ClosedDay(LocalDate.parse("2026-12-24"), " "), "x"));
    refused(
        "Give a day of the years 1990 to 2199",
        () -> closedDays.close("logistics", new ClosedDay(LocalDate.of(20266, 1, 1), "A"), "x"));
    assertThat(ledger.count("disputes.department where code like 'test-%'")).isZero();
    assertThat(ledger.count("disputes.settings_change where changed_by = 'x'")).isZero();
  }

  private static void refused(
      String why, org.assertj.core.api.ThrowableAssert.ThrowingCallable what) {
    assertThatThrownBy(what).isInstanceOf(BrokenRule.class).hasMessageContaining(why);
  }

  private static List<Hours> monday(String hours) {
    return OpeningHours.read(DayOfWeek.MONDAY, hours);
  }

  private static DepartmentEntry entry(String name, List<Hours> hours) {
    return new DepartmentEntry(name, "night@company.example", "Europe/Berlin", "DE-BY", hours);
  }
}
