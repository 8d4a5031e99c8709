package org.dunwell.receivables.contacts;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface ContactBookMapper {

  long insert(@Param("customer") long customerId, @Param("entry") ContactEntry entry);

  int update(@Param("id") long id, @Param("entry") ContactEntry entry);

  int retire(@Param("id") long id, @Param("reason") String reason, @Param("now") Instant now);

  int retirePhone(@Param("id") long id, @Param("reason") String reason, @Param("now") Instant now);

  int correctPhone(@Param("id") long id, @Param("phone") String phone);

  int reinstatePhone(@Param("id") long id);

  /** Past-due invoices of this customer and of those it is bill-to of. */
  List<Long> pastDueReachedBy(@Param("customer") long customerId, @Param("now") Instant now);
}
