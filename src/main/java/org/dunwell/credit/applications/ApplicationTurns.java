package org.dunwell.credit.applications;

import org.dunwell.platform.NotThere;
import org.springframework.stereotype.Component;

/** Which way the process of an application turns: the answers to its questions after a decision. */
@Component
public class ApplicationTurns {

  private final ApplicationMapper mapper;

  ApplicationTurns(ApplicationMapper mapper) {
    this.mapper = mapper;
  }

  /** Whether the table has left it to a person. */
  public boolean needsPerson(long id) {
    return application(id).verdict().equals("person");
  }

  /** Whether it was, or by the table is, approved. */
  public boolean isApproved(long id) {
    Application application = application(id);
    return application.granted() != null || application.verdict().equals("approve");
  }

  /** Whether the applicant has to be asked first. */
  public boolean asksApplicant(long id) {
    return application(id).state().equals("asked");
  }

  /** Whether one has agreed and another one has to. */
  public boolean needsAnother(long id) {
    Application application = application(id);
    return application.secondedBy() != null && application.decidedBy() == null;
  }

  private Application application(long id) {
    return mapper.byId(id).orElseThrow(() -> new NotThere("credit application", Long.toString(id)));
  }
}
