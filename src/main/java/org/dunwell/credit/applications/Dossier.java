package org.dunwell.credit.applications;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.dunwell.credit.Parties;
import org.dunwell.credit.Party;
import org.dunwell.platform.NotThere;
import org.dunwell.platform.Timeline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The papers of an application: consent, checks, documents, and what happened. */
@Component
public class Dossier {

  /** A limit on what one page shows. */
  static final int EVENTS = 200;

  /** To what somebody agreed; no address where one of us has entered it. */
  public record Consent(
      String version,
      String language,
      String wording,
      Instant givenAt,
      String address,
      String enteredBy,
      Instant withdrawnAt) {}

  /** The words somebody is asked to agree to. */
  public record Wording(String version, String language, String wording) {}

  /**
   * One thing that was looked into.
   *
   * @param outcome {@code passed}, {@code unclear}, {@code failed} or {@code not-done}
   * @param words what was found
   */
  public record Check(String name, String outcome, String words) {}

  /** How a number looks in a country. */
  record NumberFormat(String pattern, String example, String source) {}

  /** A file of the applicant, without its bytes; size in bytes. */
  public record Document(
      long id,
      String fileName,
      String mediaType,
      long size,
      String sha256,
      Instant storedAt,
      String storedBy) {}

  /** A file to be saved by whoever asks for it. */
  public record Content(String fileName, String mediaType, byte[] bytes) {}

  /** Something that happened. */
  public record Event(Instant happenedAt, String actor, String what, Long decisionId) {}

  private final DossierMapper mapper;
  private final Parties parties;
  private final Timeline timeline;
  private final Clock clock;

  Dossier(DossierMapper mapper, Parties parties, Timeline timeline, Clock clock) {
    this.mapper = mapper;
    this.parties = parties;
    this.timeline = timeline;
    this.clock = clock;
  }

  /**
   * The words somebody is asked to agree to today.
   *
   * @param language ISO 639-1; those we have no words in get English
   */
  public Wording wording(String language) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return mapper
        .wording(language, today)
        .or(() -> mapper.wording("en", today))
        .orElseThrow(() -> new IllegalStateException("There are no words of consent for today"));
  }

  /**
   * @throws NotThere when there is none
   */
  public Consent consent(long applicationId) {
    return mapper
        .consent(applicationId)
        .orElseThrow(() -> new NotThere("consent", Long.toString(applicationId)));
  }

  /** In the order in which they were done. */
  public List<Check> checks(long applicationId) {
    return mapper.checks(applicationId);
  }

  /** In the order in which they came. */
  public List<Document> documents(long applicationId) {
    return mapper.documents(applicationId);
  }

  /**
   * What is in a file.
   *
   * @throws NotThere when this application has no such file
   */
  public Content content(long applicationId, long id) {
    return mapper
        .content(applicationId, id)
        .orElseThrow(() -> new NotThere("document", applicationId + "/" + id));
  }

  /** What happened, oldest first. */
  public List<Event> events(long applicationId) {
    return mapper.events(applicationId, EVENTS);
  }

  /** Writes down what happened; of a customer it stands on its timeline, too. */
  @Transactional(propagation = Propagation.MANDATORY)
  void say(Application application, String actor, String what, Long decisionId) {
    mapper.insertEvent(application.id(), new Event(clock.instant(), actor, what, decisionId));
    Party party = parties.byId(application.partyId());
    if (!party.isProspect()) {
      timeline.add(
          new Timeline.Entry(
              "credit",
              "application",
              party.customerId(),
              null,
              actor,
              "Credit application %s: %s".formatted(application.reference(), what),
              decisionId));
    }
  }
}
