package org.dunwell.platform.security;

import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The lists with which Tasklist opens: without any it shows nobody anything. Made once; what an
 * administrator changes afterwards stays.
 */
@Component
class TasklistFilters implements ApplicationRunner {

  private final FilterService filters;
  private final TaskService tasks;

  TasklistFilters(FilterService filters, TaskService tasks) {
    this.filters = filters;
    this.tasks = tasks;
  }

  @Override
  @Transactional
  public void run(ApplicationArguments args) {
    if (filters.createTaskFilterQuery().count() > 0) {
      return;
    }
    add(
        "For my group",
        0,
        open().taskCandidateGroupInExpression("${ currentUserGroups() }").includeAssignedTasks());
    add("Mine", 1, open().taskAssigneeExpression("${ currentUser() }"));
    add("All open", 2, open());
  }

  /** Oldest first: who has waited longest is served first. */
  private TaskQuery open() {
    return tasks.createTaskQuery().orderByTaskCreateTime().asc();
  }

  private void add(String name, int position, TaskQuery query) {
    Filter filter = filters.newTaskFilter(name);
    filter.setQuery(query);
    filter.setProperties(Map.of("priority", position, "refresh", true));
    filters.saveFilter(filter);
  }
}
