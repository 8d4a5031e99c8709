package org.dunwell.platform.security;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;
import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.dunwell.platform.security.ReadyFilter.Whose;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The lists with which Tasklist opens: without any it shows nobody anything. Each is made once, in
 * an installation that is there already too; that it was made is kept in the engine's properties,
 * beside the lists themselves. What an administrator changes or removes stays as it is.
 */
@Component
class TasklistFilters implements ApplicationRunner {

  /** What a property's name begins with; the filter's name follows. */
  static final String MADE = "dunwell.filter.";

  private static final Set<Group> WORKERS = Set.of(Group.COLLECTORS, Group.CREDIT_MANAGERS);
  private static final Set<Group> ALL_WORKERS =
      Set.of(Group.COLLECTORS, Group.CREDIT_MANAGERS, Group.INVESTIGATORS);

  private static final List<ReadyFilter> OURS =
      List.of(
          new ReadyFilter("For my group", 0, null, List.of(), Whose.OF_MY_GROUPS, ALL_WORKERS),
          new ReadyFilter("Mine", 1, null, List.of(), Whose.MINE, ALL_WORKERS),
          new ReadyFilter("All open", 2, null, List.of(), Whose.ALL, WORKERS));

  private final FilterService filters;
  private final TaskService tasks;
  private final ManagementService management;
  private final AuthorizationService authorizations;
  private final JdbcClient jdbc;
  private final List<ReadyFilters> rooms;

  TasklistFilters(
      FilterService filters,
      TaskService tasks,
      ManagementService management,
      AuthorizationService authorizations,
      JdbcClient jdbc,
      List<ReadyFilters> rooms) {
    this.filters = filters;
    this.tasks = tasks;
    this.management = management;
    this.authorizations = authorizations;
    this.jdbc = jdbc;
    this.rooms = rooms;
  }

  @Override
  @Transactional
  public void run(ApplicationArguments args) {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('tasklist-filters'))")
        .query((row, n) -> row.getObject(1))
        .list();
    Set<String> made = management.getProperties().keySet();
    if (made.stream().noneMatch(name -> name.startsWith(MADE))) {
      takeOver();
    }
    Stream.concat(OURS.stream(), rooms.stream().flatMap(room -> room.filters().stream()))
        .filter(wanted -> !management.getProperties().containsKey(MADE + wanted.name()))
        .forEach(this::make);
  }

  /**
   * Lists that were made before anybody remembered it, when each group saw all of them: they are
   * not made again, and whoever saw them goes on seeing them, but not those of other groups.
   */
  private void takeOver() {
    List<Filter> there = filters.createTaskFilterQuery().list();
    if (there.isEmpty()) {
      return;
    }
    OURS.forEach(filter -> management.setProperty(MADE + filter.name(), "before"));
    authorizations
        .createAuthorizationQuery()
        .groupIdIn(WORKERS.stream().map(Group::id).toArray(String[]::new))
        .resourceType(Resources.FILTER)
        .resourceId(ANY)
        .list()
        .forEach(all -> authorizations.deleteAuthorization(all.getId()));
    for (Filter filter : there) {
      boolean everybodys =
          OURS.stream()
              .anyMatch(
                  our -> our.name().equals(filter.getName()) && our.seenBy().equals(ALL_WORKERS));
      show(filter, everybodys ? ALL_WORKERS : WORKERS);
    }
  }

  private void make(ReadyFilter wanted) {
    management.setProperty(MADE + wanted.name(), "made");
    Filter filter = filters.newTaskFilter(wanted.name());
    filter.setQuery(query(wanted));
    filter.setProperties(Map.of("priority", wanted.position(), "refresh", true));
    filters.saveFilter(filter);
    show(filter, wanted.seenBy());
  }

  /** Oldest first: who has waited longest is served first. */
  private TaskQuery query(ReadyFilter wanted) {
    TaskQuery query = tasks.createTaskQuery().orderByTaskCreateTime().asc();
    if (wanted.process() != null) {
      query.processDefinitionKey(wanted.process());
    }
    if (!wanted.tasks().isEmpty()) {
      query.taskDefinitionKeyIn(wanted.tasks().toArray(String[]::new));
    }
    return switch (wanted.whose()) {
      case ALL -> query;
      case MINE -> query.taskAssigneeExpression("${ currentUser() }");
      case OF_MY_GROUPS ->
          query.taskCandidateGroupInExpression("${ currentUserGroups() }").includeAssignedTasks();
    };
  }

  private void show(Filter filter, Set<Group> groups) {
    for (Group group : groups) {
      boolean sees =
          authorizations
                  .createAuthorizationQuery()
                  .groupIdIn(group.id())
                  .resourceType(Resources.FILTER)
                  .resourceId(filter.getId())
                  .count()
              > 0;
      if (!sees) {
        Authorization grant = authorizations.createNewAuthorization(AUTH_TYPE_GRANT);
        grant.setGroupId(group.id());
        grant.setResource(Resources.FILTER);
        grant.setResourceId(filter.getId());
        grant.addPermission(Permissions.READ);
        authorizations.saveAuthorization(grant);
      }
    }
  }
}
