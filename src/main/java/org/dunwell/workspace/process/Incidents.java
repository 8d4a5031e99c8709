package org.dunwell.workspace.process;

import java.time.Instant;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Incident;
import org.dunwell.platform.NotThere;
import org.springframework.stereotype.Component;

/** Jobs of the engine that have used up their retries. */
@Component
public class Incidents {

  /**
   * One of them.
   *
   * @param process id of the process
   * @param where id of the element it failed at
   */
  public record Line(
      String id,
      String process,
      String where,
      String message,
      String processInstanceId,
      Instant at) {}

  private final RuntimeService runtime;
  private final ManagementService management;

  Incidents(RuntimeService runtime, ManagementService management) {
    this.runtime = runtime;
    this.management = management;
  }

  /** Newest first, at most {@code limit}. */
  public List<Line> open(int limit) {
    return runtime
        .createIncidentQuery()
        .orderByIncidentTimestamp()
        .desc()
        .listPage(0, limit)
        .stream()
        .map(Incidents::line)
        .toList();
  }

  public long count() {
    return runtime.createIncidentQuery().count();
  }

  /** Gives the failed job one more try; the work loop takes it up at once. */
  public void retry(String incidentId) {
    Incident incident = runtime.createIncidentQuery().incidentId(incidentId).singleResult();
    if (incident == null || incident.getConfiguration() == null) {
      throw new NotThere("failed job of incident", incidentId);
    }
    management.setJobRetries(incident.getConfiguration(), 1);
  }

  private static Line line(Incident incident) {
    String definition = incident.getProcessDefinitionId();
    return new Line(
        incident.getId(),
        definition == null ? "" : definition.split(":", 2)[0],
        incident.getActivityId(),
        incident.getIncidentMessage(),
        incident.getProcessInstanceId(),
        incident.getIncidentTimestamp().toInstant());
  }
}
