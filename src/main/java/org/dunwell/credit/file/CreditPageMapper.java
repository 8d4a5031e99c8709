package org.dunwell.credit.file;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** What the pages of credit show that no other part of it lists so. */
@Mapper
public interface CreditPageMapper {

  /** An alert of a party that nobody has marked as seen; over since then, where it held a while. */
  record OpenAlert(
      long id, String kind, String urgency, String what, Instant raisedAt, Instant overAt) {}

  /** A customer of a group. */
  record Member(String number, String name) {}

  /** How many wait, of what the signed-in person may see. */
  record Waiting(long reviews, long approvals, long holds, long deadlines) {}

  /** An insurer's deadline that nobody has met. */
  record NearDeadline(
      long id, String number, String name, String kind, String insurer, LocalDate dueOn) {}

  /** A prospect and how it stands. */
  record ProspectLine(
      long partyId,
      String name,
      String country,
      String owner,
      Integer points,
      String creditClass,
      Instant createdAt) {}

  List<OpenAlert> alerts(@Param("party") long partyId, @Param("limit") int limit);

  Optional<Member> parent(@Param("customer") long customerId);

  /** Those directly beneath. */
  List<Member> children(@Param("customer") long customerId, @Param("limit") int limit);

  Waiting waiting();

  List<NearDeadline> deadlines(@Param("limit") int limit);

  List<ProspectLine> prospects(@Param("limit") int limit);
}
