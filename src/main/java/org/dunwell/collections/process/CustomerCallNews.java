package org.dunwell.collections.process;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.dunwell.collections.calls.CustomerCalls;
import org.dunwell.contact.phone.PhoneCall;
import org.dunwell.contact.phone.PhoneCalls;
import org.dunwell.contact.phone.TranscriptWritten;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What was said over the line reaches the open call task, for whoever completes it in Tasklist: it
 * shows what the task was given. Our own pages ask anew each time, so a failure here loses nothing.
 */
@Component
class CustomerCallNews {

  private static final Logger log = LoggerFactory.getLogger(CustomerCallNews.class);

  private final CustomerCallTasks forms;
  private final CustomerCalls customerCalls;
  private final PhoneCalls calls;
  private final RuntimeService runtime;
  private final TaskService tasks;
  private final TransactionTemplate apart;

  CustomerCallNews(
      CustomerCallTasks forms,
      CustomerCalls customerCalls,
      PhoneCalls calls,
      RuntimeService runtime,
      TaskService tasks,
      PlatformTransactionManager transactions) {
    this.forms = forms;
    this.customerCalls = customerCalls;
    this.calls = calls;
    this.runtime = runtime;
    this.tasks = tasks;
    this.apart = new TransactionTemplate(transactions);
    this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  @TransactionalEventListener
  void on(TranscriptWritten news) {
    try {
      apart.executeWithoutResult(any -> show(calls.of(news.callId())));
    } catch (RuntimeException failure) {
      log.warn(
          "Tasklist does not show what call {} proposes; our pages do", news.callId(), failure);
    }
  }

  private void show(PhoneCall call) {
    if (call.customerId() != null) {
      customerCalls
          .waiting(call.customerId())
          .map(id -> runtime.createProcessInstanceQuery().processInstanceId(id).singleResult())
          .ifPresent(this::show);
    }
  }

  private void show(ProcessInstance waiting) {
    tasks
        .createTaskQuery()
        .processInstanceId(waiting.getId())
        .taskDefinitionKey("callCustomer")
        .list()
        .forEach(
            task -> {
              String key = waiting.getBusinessKey();
              String form = task.getExecutionId();
              runtime.setVariableLocal(form, "proposalOptions", forms.proposalOptions(key));
              runtime.setVariableLocal(form, "note", forms.note(key));
            });
  }
}
