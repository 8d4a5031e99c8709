package org.dunwell.contact;

import java.time.Instant;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface AddressTaskMapper {

  /** Empty when a task about this address or number is open. */
  Optional<Long> open(@Param("cause") WrongAddress cause, @Param("now") Instant now);

  Optional<AddressTasks.AddressTask> byId(long id);

  /** The open task about this contact's number. */
  Optional<AddressTasks.Open> openPhone(long contactId);

  void end(
      @Param("id") long id,
      @Param("by") String by,
      @Param("outcome") String outcome,
      @Param("now") Instant now);

  void startedAs(@Param("id") long id, @Param("instance") String instance);
}
