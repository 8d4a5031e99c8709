package org.dunwell.platform.engine;

import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** What Tasklist shows on its left, made once; without a filter it would show no task at all. */
@Component
class TasklistFilters implements ApplicationRunner {

  private final FilterService filters;
  private final TaskService tasks;

  TasklistFilters(FilterService filters, TaskService tasks) {
    this.filters = filters;
    this.tasks = tasks;
  }

  @Override
  public void run(ApplicationArguments args) {
    if (filters.createFilterQuery().count() > 0) {
      return;
    }
    save("My tasks", 10, tasks.createTaskQuery().taskAssigneeExpression("${currentUser()}"));
    save(
        "For my group",
        20,
        tasks
            .createTaskQuery()
            .taskCandidateGroupInExpression("${currentUserGroups()}")
            .includeAssignedTasks());
    save("All tasks", 30, tasks.createTaskQuery());
  }

  private void save(String name, int priority, TaskQuery query) {
    Filter filter = filters.newTaskFilter(name);
    filter.setProperties(
        Map.of("description", "", "priority", priority, "refresh", true, "color", "#555555"));
    filter.setQuery(query.orderByTaskCreateTime().asc());
    filters.saveFilter(filter);
  }
}
