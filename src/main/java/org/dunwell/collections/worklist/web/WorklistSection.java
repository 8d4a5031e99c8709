package org.dunwell.collections.worklist.web;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.dunwell.collections.process.OpenTaskIds;
import org.dunwell.collections.worklist.Worklist;
import org.dunwell.collections.worklist.WorklistLine;
import org.dunwell.platform.web.CustomerSection;
import org.springframework.stereotype.Component;

/** On the customer's page: why it is on the worklist, or left out, and what to do about that. */
@Component
class WorklistSection implements CustomerSection {

  private final Worklist worklist;
  private final OpenTaskIds taskIds;

  WorklistSection(Worklist worklist, OpenTaskIds taskIds) {
    this.worklist = worklist;
    this.taskIds = taskIds;
  }

  @Override
  public String fragment() {
    return "collections/worklist/customer-section :: section";
  }

  @Override
  public int order() {
    return 20;
  }

  @Override
  public Map<String, Object> model(List<Long> customerIds) {
    List<WorklistLine> lines =
        customerIds.stream().map(worklist::of).flatMap(Optional::stream).toList();
    return Map.of(
        "worklistLines",
        lines,
        "worklistTasks",
        taskIds.of(
            lines.stream().map(WorklistLine::processInstanceId).filter(Objects::nonNull).toList()));
  }
}
