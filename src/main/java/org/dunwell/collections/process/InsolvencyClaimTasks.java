package org.dunwell.collections.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.dunwell.collections.CustomerTaskForms;
import org.dunwell.collections.insolvency.Claim;
import org.dunwell.collections.insolvency.Insolvencies;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Out of the engine: what the elements of {@code insolvency-claim.bpmn} do. */
@Component("insolvencyClaim")
public class InsolvencyClaimTasks {

  private final Insolvencies insolvencies;
  private final CustomerTaskForms forms;
  private final String publicUrl;

  InsolvencyClaimTasks(
      Insolvencies insolvencies,
      CustomerTaskForms forms,
      @Value("${dunwell.public-url:http://localhost:${server.port:8080}}") String publicUrl) {
    this.insolvencies = insolvencies;
    this.forms = forms;
    this.publicUrl = publicUrl;
  }

  public String customer(String businessKey) {
    return forms.customerNamed(claimOf(businessKey).customerId());
  }

  public String claim(String businessKey) {
    Claim claim = claimOf(businessKey);
    return "%s on %d invoices, open on %s; file by %s"
        .formatted(
            claim.amounts() == null ? "Nothing" : claim.amounts(),
            claim.invoices(),
            claim.insolventOn(),
            claim.fileBy());
  }

  /** Where the file that proves it is. */
  public String file(String businessKey) {
    return publicUrl + "/insolvency-claims/" + claimOf(businessKey).id();
  }

  public String administrator(String businessKey) {
    String administrator = claimOf(businessKey).administrator();
    return administrator == null ? "Not known yet" : administrator;
  }

  /** When the claim must be filed. */
  public Date fileBy(String businessKey) {
    return java.sql.Date.valueOf(claimOf(businessKey).fileBy());
  }

  /** Stores what became of it; an exception refuses the completion and nothing is stored. */
  public void fileClaim(DelegateTask task) {
    SubmittedForm form = new SubmittedForm(task);
    insolvencies.filed(form.key(), form.text("outcome"), form.text("note"), form.who());
  }

  private Claim claimOf(String businessKey) {
    return insolvencies.claim(Long.parseLong(businessKey));
  }
}
