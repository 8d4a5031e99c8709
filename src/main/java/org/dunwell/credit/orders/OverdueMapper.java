package org.dunwell.credit.orders;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface OverdueMapper {

  /** Past due and not disputed, of one currency. */
  record Overdue(String currency, BigDecimal amount, int days) {}

  List<Overdue> of(@Param("customer") long customerId, @Param("day") LocalDate day);
}
