package org.dunwell.credit.orders;

import java.time.Instant;
import java.time.LocalDate;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface OverrideMapper {

  @Insert(
      """
      insert into credit.order_override (order_id, reason, until_on, made_by, made_at)
      values (#{order}, #{reason}, #{until}, #{by}, #{now})
      """)
  void insert(
      @Param("order") long orderId,
      @Param("reason") String reason,
      @Param("until") LocalDate until,
      @Param("by") String by,
      @Param("now") Instant now);
}
