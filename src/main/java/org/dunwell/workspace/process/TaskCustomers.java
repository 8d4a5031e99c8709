package org.dunwell.workspace.process;

import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Which customer a user task is about, or which prospect, or which of our companies somebody
 * unknown has called.
 */
@Component
public class TaskCustomers {

  private final TaskMapper mapper;

  TaskCustomers(TaskMapper mapper) {
    this.mapper = mapper;
  }

  /** The customer of an open or ended task; empty when there is no such task or it names none. */
  public Optional<Long> of(String taskId) {
    return Optional.ofNullable(mapper.customerOf(taskId));
  }

  /**
   * The customer of an instance.
   *
   * @param process id of the process
   * @param row its business key
   */
  public Optional<Long> of(String process, String row) {
    return Optional.ofNullable(mapper.customer(process, row));
  }

  /**
   * Whether an open or ended task is about a prospect whom the signed-in person may see: whoever
   * works on a part of the ledger sees those that are his own.
   */
  public boolean ofVisibleProspect(String taskId) {
    return mapper.seesProspect(taskId);
  }

  /** Whether an instance is about a prospect whom a user may not see, whoever is signed in. */
  public boolean ofProspectHiddenFrom(String user, String process, String row) {
    return mapper.hidesProspect(process, row, user);
  }

  /** The selling entity whose line was called, for a task about a caller whom nobody knows. */
  public Optional<Long> ofUnknown(String taskId) {
    return Optional.ofNullable(mapper.entityOf(taskId));
  }

  /** The same by the instance. */
  public Optional<Long> ofUnknown(String process, String row) {
    return Optional.ofNullable(mapper.entity(process, row));
  }

  /** Whether there is or was such a task. */
  public boolean exists(String taskId) {
    return mapper.exists(taskId);
  }
}
