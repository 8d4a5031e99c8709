package org.dunwell.receivables.contacts;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface ContactBookMapper {

  /**
   * What somebody has entered.
   *
   * @param id of the customer whose new contact it is, or of the contact that is changed
   */
  record New(long id, ContactEntry entry, String by, Instant now) {}

  long insert(New contact);

  /** Since when texts are wanted, and who says so, changes with whether they are. */
  int update(New contact);

  int retire(@Param("id") long id, @Param("reason") String reason, @Param("now") Instant now);

  int retirePhone(@Param("id") long id, @Param("reason") String reason, @Param("now") Instant now);

  int correctPhone(@Param("id") long id, @Param("phone") String phone);

  int reinstatePhone(@Param("id") long id);

  /** Past-due invoices of this customer and of those it is bill-to of. */
  List<Long> pastDueReachedBy(@Param("customer") long customerId, @Param("now") Instant now);
}
