package org.dunwell.credit.applications;

import java.time.Clock;
import java.util.List;
import org.dunwell.credit.applications.form.Field;
import org.dunwell.credit.applications.form.NotWaitedFor;
import org.dunwell.credit.process.CreditApplicationProcess;
import org.dunwell.disputes.evidence.CheckedFile;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.NotThere;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What an applicant sends later: words and documents, whether it was asked or not. */
@Component
public class ApplicantAnswers {

  /** All documents of an application together: three questions, answered at length. */
  static final int MOST_DOCUMENTS = 20;

  private final ApplicationMapper mapper;
  private final DossierMapper dossiers;
  private final Dossier dossier;
  private final CreditApplicationProcess process;
  private final Clock clock;

  ApplicantAnswers(
      ApplicationMapper mapper,
      DossierMapper dossiers,
      Dossier dossier,
      CreditApplicationProcess process,
      Clock clock) {
    this.mapper = mapper;
    this.dossiers = dossiers;
    this.dossier = dossier;
    this.process = process;
    this.clock = clock;
  }

  /**
   * Adds words and documents. Whoever was asked is looked at again by a person.
   *
   * @param words null for none
   * @param by user id, or {@code applicant}
   * @throws BrokenRule when it is over, nothing is said, or there are too many documents
   */
  @Transactional
  public void add(long id, String words, List<CheckedFile> files, String by) {
    String said = Field.MESSAGE.lines(words);
    NewApplication.checkDocuments(files);
    Application application =
        mapper.lock(id).orElseThrow(() -> new NotThere("credit application", Long.toString(id)));
    if (application.isOver()) {
      throw new NotWaitedFor();
    }
    if (files.isEmpty()) {
      Field.MESSAGE.given(said);
    }
    files.forEach(file -> dossiers.insertDocument(id, file, by, clock.instant()));
    if (dossiers.documents(id).size() > MOST_DOCUMENTS) {
      throw new BrokenRule("An application holds %d documents at most.".formatted(MOST_DOCUMENTS));
    }
    dossier.say(application, by, news(said, files), null);
    if (application.state().equals("asked")) {
      process.answered(id);
    }
  }

  private static String news(String said, List<CheckedFile> files) {
    String documents = files.isEmpty() ? "" : "%d document(s) came.".formatted(files.size());
    return said == null ? documents : (documents + " The applicant says: " + said).strip();
  }
}
