package org.dunwell.contact;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface NoticeMapper {

  /** An instalment that falls due soon. */
  record Coming(
      long instalmentId, long invoiceId, long customerId, long sellingEntityId, LocalDate dueOn) {}

  /**
   * Open instalments due after {@code day} and up to {@code until}, of selling entities in a zone,
   * whose customers can be written to and were not told yet; in order of instalment id.
   *
   * @param customers none but these; null for all
   */
  List<Coming> coming(
      @Param("customers") Long[] customers,
      @Param("zone") ZoneId zone,
      @Param("day") LocalDate day,
      @Param("until") LocalDate until,
      @Param("after") long after,
      @Param("limit") int limit);
}
