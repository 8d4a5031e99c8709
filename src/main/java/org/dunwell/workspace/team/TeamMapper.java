package org.dunwell.workspace.team;

import java.math.BigDecimal;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** What the team page reads; a user of null stands for customers that nobody looks after. */
@Mapper
interface TeamMapper {

  /** What waits with the customers of a person. */
  record Waiting(String user, int pastDue, int onList, int calls, int snoozed) {}

  /** How often somebody did something, this week and last. */
  record Count(String user, int now, int before) {}

  /** Promises of a person that were to be paid in a week, and how many of them were kept. */
  record Kept(String user, int due, int kept, int dueBefore, int keptBefore) {}

  /** What customers of a person have paid. */
  record Cash(String user, String currency, BigDecimal now, BigDecimal before) {}

  List<Waiting> waiting();

  /** Calls made and mails written. */
  List<Count> touches(@Param("w") Weeks weeks);

  List<Count> promises(@Param("w") Weeks weeks);

  List<Kept> kept(@Param("w") Weeks weeks);

  List<Cash> cash(@Param("w") Weeks weeks);
}
