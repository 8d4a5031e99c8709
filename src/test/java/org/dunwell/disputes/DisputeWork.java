package org.dunwell.disputes;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.dunwell.TestLedger;
import org.dunwell.disputes.departments.Departments;
import org.dunwell.platform.security.Users;
import org.dunwell.workspace.process.TaskDesk;
import org.springframework.boot.test.context.TestComponent;

/** What people do about disputes in tests, through the same desk as on our pages. */
@TestComponent
public class DisputeWork {

  private final TestLedger ledger;
  private final Users users;
  private final Departments departments;
  private final TaskService tasks;
  private final HistoryService history;
  private final TaskDesk desk;

  DisputeWork(
      TestLedger ledger,
      Users users,
      Departments departments,
      TaskService tasks,
      HistoryService history,
      TaskDesk desk) {
    this.ledger = ledger;
    this.users = users;
    this.departments = departments;
    this.tasks = tasks;
    this.history = history;
    this.desk = desk;
  }

  /** Two of logistics and three credit managers. */
  public void people() {
    for (String manager : List.of("boss", "vice", "third")) {
      users.ensure(manager, manager, "", manager, "credit-managers");
    }
    for (String investigator : List.of("ines", "igor")) {
      users.ensure(investigator, investigator, "", investigator);
      departments.addMember("logistics", investigator, "boss");
    }
  }

  /** Ines of logistics proposes something. */
  public void investigate(
      Dispute dispute, String decision, String amount, String answer, String findings) {
    propose(dispute, "ines", decision, amount, answer, findings);
  }

  /** Somebody proposes something on whichever task is open. */
  public void propose(
      Dispute dispute, String who, String decision, String amount, String answer, String findings) {
    Map<String, Object> filled = new HashMap<>();
    filled.put("decision", decision);
    filled.put("creditAmount", amount);
    filled.put("correctedBy", decision.equals("correct") ? "R-1A" : null);
    filled.put("answer", answer);
    filled.put("findings", findings);
    desk.complete(task(dispute).getId(), filled, who);
  }

  /** Somebody agrees or does not. */
  public void decide(Dispute dispute, String who, String answer, String note) {
    Map<String, Object> filled = new HashMap<>();
    filled.put("decision", answer);
    filled.put("note", note);
    desk.complete(task(dispute).getId(), filled, who);
  }

  /** The one open task of a dispute; null if there is none. */
  public Task task(Dispute dispute) {
    return tasks
        .createTaskQuery()
        .processInstanceBusinessKey(Long.toString(dispute.id()))
        .processDefinitionKey("dispute")
        .singleResult();
  }

  /** Whose task it is. */
  public List<String> groupsOf(Task task) {
    return tasks.getIdentityLinksForTask(task.getId()).stream()
        .map(IdentityLink::getGroupId)
        .filter(Objects::nonNull)
        .toList();
  }

  /** The id of the end event at which its process ended; null while it runs. */
  public String endedAt(Dispute dispute) {
    return history
        .createHistoricActivityInstanceQuery()
        .processInstanceId(instance(dispute))
        .activityType("noneEndEvent")
        .orderByHistoricActivityInstanceEndTime()
        .desc()
        .list()
        .stream()
        .map(HistoricActivityInstance::getActivityId)
        .filter(id -> !id.equals("disputeSettled") && !id.equals("ownerReminded"))
        .findFirst()
        .orElse(null);
  }

  private String instance(Dispute dispute) {
    return ledger.one(
        String.class,
        "select process_instance_id from disputes.dispute where id = ?",
        dispute.id());
  }

  /** The text of a message in one line; null when there is none. */
  public String mail(String key) {
    String text =
        ledger.one(String.class, "select body_text from contact.message where key = ?", key);
    return text == null ? null : text.replaceAll("\\s+", " ");
  }
}
