package org.dunwell.workspace.process;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.dunwell.collections.worklist.Absences;
import org.dunwell.platform.BrokenRule;
import org.dunwell.receivables.Access;
import org.dunwell.receivables.Customers;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Nobody is given a task about a customer or a prospect whom they may not see, wherever it is
 * given: here, in Tasklist or by the engine's REST. What a process gives to whoever looks after the
 * customer stays with them.
 */
@Component
class AssignmentRule {

  private final TaskCustomers tasks;
  private final IdentityService identity;
  private final Access access;
  private final Customers customers;
  private final Absences absences;

  AssignmentRule(
      TaskCustomers tasks,
      IdentityService identity,
      Access access,
      Customers customers,
      Absences absences) {
    this.tasks = tasks;
    this.identity = identity;
    this.access = access;
    this.customers = customers;
    this.absences = absences;
  }

  @EventListener(condition = "#root.args[0].eventName == 'assignment'")
  void on(DelegateTask task) {
    String assignee = task.getAssignee();
    if (assignee == null || identity.getCurrentAuthentication() == null) {
      return;
    }
    String process = task.getProcessDefinitionId().split(":", 2)[0];
    String row = task.getExecution().getProcessBusinessKey();
    tasks.of(process, row).ifPresent(customer -> check(assignee, customer));
    tasks.ofUnknown(process, row).ifPresent(called -> checkUnknown(assignee, called));
    if (tasks.ofProspectHiddenFrom(assignee, process, row)) {
      throw new BrokenRule(
          "%s works on a part of the ledger, and this is not a prospect of theirs. Give the task to"
                  .formatted(assignee)
              + " whoever looks after the prospect, or to somebody who sees the whole ledger.");
    }
  }

  private void checkUnknown(String assignee, long called) {
    if (!access.ofUserToEverybodyOf(assignee, called)) {
      throw new BrokenRule(
          "%s works on a part of the ledger, and nobody knows whether this caller belongs to it."
                  .formatted(assignee)
              + " Give the task to somebody who sees all customers of the company that was called.");
    }
  }

  private void check(String assignee, long customer) {
    if (!access.ofUserToCustomer(assignee, customer)
        && !assignee.equals(absences.inCharge(customers.byId(customer).owner()))) {
      throw new BrokenRule(
          "%s works on another part of the ledger and may not see this customer. Give the task to"
                  .formatted(assignee)
              + " somebody else, or ask an administrator to widen their access.");
    }
  }
}
