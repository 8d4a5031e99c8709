package org.dunwell.contact;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface TouchMapper {

  /** A day, in the customer's zone, on which we were in touch with a customer. */
  record TouchDay(long customerId, String channel, LocalDate day) {}

  List<TouchFacts> of(@Param("invoices") Long[] invoices);

  /** The days since a moment on which letters went out to customers or calls were made. */
  List<TouchDay> days(@Param("customers") Long[] customers, @Param("since") Timestamp since);
}
