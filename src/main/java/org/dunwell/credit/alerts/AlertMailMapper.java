package org.dunwell.credit.alerts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** Who is told of which alert by mail, and when that was. */
@Mapper
interface AlertMailMapper {

  /** An alert of which somebody is to be told. */
  record Unmailed(
      long id, Long customerId, String number, String name, String urgency, String what) {}

  /** This user is to be told of these. */
  void tell(@Param("user") String user, @Param("alerts") Long[] alerts, @Param("due") Instant due);

  /** The same, of those of parties whom the user may see. */
  void tellOfSeen(
      @Param("viewer") String user, @Param("alerts") Long[] alerts, @Param("due") Instant due);

  Optional<Instant> firstDue();

  /** Whose mails are due. */
  List<String> readersDue(@Param("now") Instant now);

  /** Of what the user is to be told and nobody has looked at yet, the most urgent first. */
  List<Unmailed> unmailed(@Param("user") String user, @Param("limit") int limit);

  /** These were told; what else is due needs no mail any more. */
  void settle(@Param("user") String user, @Param("told") Long[] told, @Param("now") Instant now);

  void later(@Param("user") String user, @Param("due") Instant due);

  /** When the user was last written to. */
  Optional<Instant> last(@Param("user") String user);
}
