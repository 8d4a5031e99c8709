package org.dunwell.replay;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.dunwell.receivables.imports.Problem;

@Mapper
interface ReplayMapper {

  /** The counts of a report that are one number each. */
  record Counts(
      long customers,
      long invoices,
      long payments,
      long casesStarted,
      long casesEnded,
      long openInvoices,
      long incidents,
      long troubles,
      long reminders,
      long mails,
      long promises,
      long disputesOpened,
      long disputesEnded,
      long disputesEscalated,
      long creditHolds,
      long creditReviews) {}

  /** A replay that begins. */
  record NewRun(
      String fileName, String startedBy, boolean promises, Instant startsAt, Instant endsAt) {}

  /** How many cases ended in one way. */
  record Outcome(String outcome, long number) {}

  long insertRun(NewRun run);

  Optional<ReplayRun> run(@Param("id") long id);

  Optional<ReplayRun> latest();

  Optional<Instant> endsAt();

  /** Time zones in which customers of the running replay may promise something. */
  List<ZoneId> promisingZones();

  /** Late invoices that a letter or call was about, of customers without an open promise. */
  List<ReplayedPromises.Heard> heard(@Param("zone") ZoneId zone, @Param("day") LocalDate day);

  int finish(@Param("id") long id, @Param("report") String report);

  Optional<Instant> nextDue();

  List<StagedRow> due(@Param("now") Instant now, @Param("limit") int limit);

  int delete(@Param("ids") Collection<Long> ids);

  int refuse(@Param("kind") String kind, @Param("problems") Collection<Problem> problems);

  boolean ledgerIsEmpty();

  Counts counts();

  List<Outcome> outcomes();

  List<ReplayReport.Touch> touches();

  List<ReplayReport.Cash> cashByDay();

  List<ReplayReport.Refused> refused(@Param("id") long id, @Param("limit") int limit);
}
