package org.dunwell.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.authorization.Authorization.ANY;

import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.dunwell.DunwellTest;
import org.dunwell.TestLedger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** The lists with which Tasklist comes, as each group sees them. Leaves them as they were. */
@DunwellTest
class TasklistFiltersTest {

  @Autowired TasklistFilters ready;
  @Autowired EngineAuthorizations grants;
  @Autowired FilterService filters;
  @Autowired TaskService tasks;
  @Autowired IdentityService identity;
  @Autowired ManagementService management;
  @Autowired AuthorizationService authorizations;
  @Autowired TestLedger ledger;
  @Autowired TransactionTemplate transaction;

  @Test
  void eachGroupSeesItsOwnListsOnly() {
    assertThat(namesFor("collectors"))
        .containsExactlyInAnyOrder("For my group", "Mine", "All open", "Calls");
    assertThat(namesFor("credit-managers"))
        .containsExactlyInAnyOrder(
            "For my group",
            "Mine",
            "All open",
            "Escalated disputes",
            "Dispute decisions to approve",
            "Calls",
            "Escalations",
            "Hand-overs");
    assertThat(namesFor("investigators"))
        .containsExactlyInAnyOrder("For my group", "Mine", "Disputes of my department");
    assertThat(namesFor("analysts")).isEmpty();
    assertThat(namesFor("camunda-admin")).hasSize(9);
  }

  @Test
  void aListShowsTheTasksOfItsProcessAndGroups() {
    ledger.begin();
    ledger.invoice(ledger.customer("C1"), "R1", "1250.00", 1);
    ledger.work();
    ledger.walkTo(TestLedger.TODAY.plusDays(15));
    List<String> calls = as("collectors", () -> keys("Calls"));
    List<String> escalations = as("credit-managers", () -> keys("Escalations"));
    assertThat(calls).containsExactly("callCustomer");
    assertThat(as("collectors", () -> keys("For my group"))).contains("callCustomer");
    assertThat(escalations).isEmpty();
    assertThat(as("investigators", () -> keys("Disputes of my department"))).isEmpty();
    assertThat(as("investigators", () -> keys("For my group"))).isEmpty();
  }

  @Test
  void whatAnAdministratorChangedOrRemovedStaysAsItIs() {
    undone(
        () -> {
          Filter calls = byName("Calls");
          filters.deleteFilter(calls.getId());
          Filter escalations = byName("Escalations");
          escalations.setName("For Monday's meeting");
          filters.saveFilter(escalations);
          long before = filters.createTaskFilterQuery().count();
          ready.run(null);
          assertThat(filters.createTaskFilterQuery().count()).isEqualTo(before);
          assertThat(byName("Calls")).isNull();
          assertThat(byName("Escalations")).isNull();
        });
  }

  /** As it was before lists were made by name: three of them, seen by whoever works in Tasklist. */
  @Test
  void anInstallationThatIsThereGetsTheNewListsOnlyAndEachGroupItsOwn() {
    undone(
        () -> {
          filters.createTaskFilterQuery().list().stream()
              .filter(filter -> !List.of("For my group", "All open").contains(filter.getName()))
              .forEach(filter -> filters.deleteFilter(filter.getId()));
          Filter own = filters.newTaskFilter("The administrator's own");
          own.setQuery(tasks.createTaskQuery());
          filters.saveFilter(own);
          management.getProperties().keySet().stream()
              .filter(name -> name.startsWith(TasklistFilters.MADE))
              .forEach(management::deleteProperty);
          ledger.update("delete from act_ru_authorization where resource_type_ = 5");
          for (String group : List.of("collectors", "credit-managers")) {
            Authorization all =
                authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
            all.setGroupId(group);
            all.setResource(Resources.FILTER);
            all.setResourceId(ANY);
            all.addPermission(Permissions.READ);
            authorizations.saveAuthorization(all);
          }

          grants.run(null);
          ready.run(null);
          ready.run(null);

          // "Mine" was removed by the administrator long ago
          assertThat(namesFor("collectors"))
              .containsExactlyInAnyOrder(
                  "For my group", "All open", "Calls", "The administrator's own");
          assertThat(namesFor("investigators"))
              .containsExactlyInAnyOrder("For my group", "Disputes of my department");
        });
  }

  private Filter byName(String name) {
    return filters.createTaskFilterQuery().filterName(name).singleResult();
  }

  private List<String> keys(String filter) {
    return filters.<org.camunda.bpm.engine.task.Task>list(byName(filter).getId()).stream()
        .map(org.camunda.bpm.engine.task.Task::getTaskDefinitionKey)
        .toList();
  }

  private List<String> namesFor(String group) {
    return as(
        group, () -> filters.createTaskFilterQuery().list().stream().map(Filter::getName).toList());
  }

  private <T> T as(String group, Supplier<T> work) {
    identity.setAuthentication("somebody", List.of(group));
    try {
      return work.get();
    } finally {
      identity.clearAuthentication();
    }
  }

  private void undone(Runnable work) {
    transaction.executeWithoutResult(
        status -> {
          status.setRollbackOnly();
          work.run();
        });
  }
}
