package org.dunwell.workspace.process;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** Reads the engine's user tasks together with our customers, which its own queries cannot. */
@Mapper
interface TaskMapper {

  /**
   * Which tasks.
   *
   * @param assignee who has them; null for those of the groups
   * @param groups candidate groups, where no assignee is asked for
   * @param taken whether those of the groups that somebody has taken are wanted too
   * @param kind id of the user task on its diagram; null for all
   * @param limited whether whoever looks sees a part of the ledger only
   */
  record Wanted(String assignee, String[] groups, boolean taken, String kind, boolean limited) {}

  record Row(
      String id, String execution, String kind, String name, String assignee, Instant since) {}

  /**
   * Whom a task of credit is about.
   *
   * @param number the customer's; null for a prospect
   */
  record About(String task, long partyId, String name, String number) {

    String words() {
      return number == null ? name : "%s (%s)".formatted(name, number);
    }
  }

  /** Of those of these tasks that are about somebody's credit. */
  List<About> about(@Param("tasks") String[] taskIds);

  List<Row> list(@Param("w") Wanted wanted, @Param("from") int from, @Param("limit") int limit);

  long count(@Param("w") Wanted wanted);

  /** Null when there is no such task or it is about no customer. */
  Long customerOf(@Param("id") String taskId);

  /**
   * The same by what the engine knows of an instance.
   *
   * @param process id of the process
   * @param row its business key
   */
  Long customer(@Param("process") String process, @Param("row") String row);

  /** Whether the task is about a prospect whom the signed-in person may see. */
  boolean seesProspect(@Param("id") String taskId);

  /** Whether it is about a prospect whom the user may not see, whoever is signed in. */
  boolean hidesProspect(
      @Param("process") String process, @Param("row") String row, @Param("viewer") String user);

  /** The selling entity that an unknown caller has called; null when it is about nobody such. */
  Long entityOf(@Param("id") String taskId);

  Long entity(@Param("process") String process, @Param("row") String row);

  /** Whether the user has or had the task, or it waits for one of these groups. */
  boolean isFor(
      @Param("id") String taskId, @Param("user") String user, @Param("groups") String[] groups);

  boolean exists(@Param("id") String taskId);
}
