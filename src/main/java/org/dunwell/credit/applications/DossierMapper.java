package org.dunwell.credit.applications;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.dunwell.disputes.evidence.CheckedFile;

/** What belongs to an application besides its row. */
@Mapper
interface DossierMapper {

  /** Somebody else of whom it might be the double. */
  record Double(long partyId, String number, String name, String by) {}

  void insertConsent(
      @Param("application") long applicationId,
      @Param("consent") NewApplication.GivenConsent consent,
      @Param("by") String by,
      @Param("now") Instant now);

  Optional<Dossier.Consent> consent(@Param("application") long applicationId);

  void withdrawConsent(@Param("application") long applicationId, @Param("now") Instant now);

  /** The words in force on that day. */
  Optional<Dossier.Wording> wording(
      @Param("language") String language, @Param("day") LocalDate day);

  void insertCheck(
      @Param("application") long applicationId,
      @Param("position") int position,
      @Param("check") Dossier.Check check);

  void deleteChecks(@Param("application") long applicationId);

  List<Dossier.Check> checks(@Param("application") long applicationId);

  Optional<Dossier.NumberFormat> numberFormat(
      @Param("country") String country, @Param("kind") String kind);

  List<Double> doubles(@Param("party") long partyId);

  void insertDocument(
      @Param("application") long applicationId,
      @Param("file") CheckedFile file,
      @Param("by") String by,
      @Param("now") Instant now);

  List<Dossier.Document> documents(@Param("application") long applicationId);

  Optional<Dossier.Content> content(@Param("application") long applicationId, @Param("id") long id);

  void insertEvent(@Param("application") long applicationId, @Param("event") Dossier.Event event);

  List<Dossier.Event> events(@Param("application") long applicationId, @Param("limit") int limit);
}
