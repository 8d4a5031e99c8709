package org.dunwell.credit.applications;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.dunwell.credit.NewProspect;
import org.dunwell.credit.applications.form.Prospects;
import org.dunwell.credit.applications.references.NewReference;
import org.dunwell.disputes.evidence.CheckedFile;
import org.dunwell.platform.BrokenRule;

/**
 * Somebody applies. It is stored as a whole or not at all.
 *
 * @param key made with the form; a second one of the same key is the first
 * @param applicant who it is
 * @param references at most {@link NewReference#MOST}, each address once
 * @param documents at most {@link #MOST_DOCUMENTS}: PDF, PNG or JPEG
 * @param channel {@code form}, {@code portal}, {@code person} or {@code api}
 * @param by user id, or {@code applicant}
 */
public record NewApplication(
    String key,
    Applicant applicant,
    Wish wish,
    List<NewReference> references,
    List<CheckedFile> documents,
    GivenConsent consent,
    String channel,
    String by) {

  /** What an applicant sends of its own accord: accounts of two years and an extract. */
  public static final int MOST_DOCUMENTS = 5;

  /** Who acts where nobody of ours does. */
  public static final String APPLICANT = "applicant";

  private static final Set<String> KINDS = Set.of("application/pdf", "image/png", "image/jpeg");

  private static final Set<String> CHANNELS = Set.of("form", "portal", "person", "api");
  private static final int KEY_LENGTH = 100;

  /**
   * Who applies: a customer, or somebody who is none.
   *
   * @param sellingEntityId whom of ours it deals with; null: whoever fits best
   * @param prospect null for a customer
   */
  public record Applicant(Long customerId, Long sellingEntityId, NewProspect prospect) {

    public Applicant {
      if ((customerId == null) == (prospect == null)) {
        throw new BrokenRule(
            "Either a customer applies, or somebody who is none. Give one of both.");
      }
    }

    /** Somebody who is no customer. */
    public static Applicant of(NewProspect prospect) {
      return new Applicant(null, null, prospect);
    }
  }

  /**
   * To which words somebody has agreed.
   *
   * @param version of {@code credit.consent_wording}
   * @param language ISO 639-1
   * @param address the network address it came from; null where one of us enters it
   */
  public record GivenConsent(String version, String language, String address) {}

  public NewApplication {
    if (key == null || key.isBlank() || key.length() > KEY_LENGTH) {
      throw new BrokenRule("An application needs a key of 1 to %d signs.".formatted(KEY_LENGTH));
    }
    Objects.requireNonNull(applicant, "applicant");
    Objects.requireNonNull(wish, "wish");
    references = List.copyOf(references);
    documents = List.copyOf(documents);
    if (!CHANNELS.contains(channel)) {
      throw new BrokenRule("An application comes by one of %s.".formatted(CHANNELS));
    }
    if (consent == null) {
      throw new BrokenRule(
          "Without the applicant's consent nobody may be asked about it. Tick the consent.");
    }
    check(references);
    checkDocuments(documents);
    if (applicant.prospect() != null) {
      Prospects.check(applicant.prospect());
    }
  }

  private static void check(List<NewReference> references) {
    if (references.size() > NewReference.MOST) {
      throw new BrokenRule(
          "Name at most %d trade references; you named %d."
              .formatted(NewReference.MOST, references.size()));
    }
    long addresses = references.stream().map(one -> one.email().toLowerCase()).distinct().count();
    if (addresses < references.size()) {
      throw new BrokenRule("Two trade references have the same e-mail address. Name each once.");
    }
  }

  static void checkDocuments(List<CheckedFile> documents) {
    if (documents.size() > MOST_DOCUMENTS) {
      throw new BrokenRule("Send at most %d documents.".formatted(MOST_DOCUMENTS));
    }
    documents.stream()
        .filter(one -> !KINDS.contains(one.mediaType()))
        .findFirst()
        .ifPresent(
            one -> {
              throw new BrokenRule(
                  "\"%s\" is no PDF, PNG or JPEG. Print it to PDF and send that."
                      .formatted(one.fileName()));
            });
  }
}
