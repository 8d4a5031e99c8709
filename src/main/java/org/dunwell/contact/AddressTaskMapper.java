package org.dunwell.contact;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface AddressTaskMapper {

  /** Empty when a task about this address or number is open. */
  Optional<Long> open(@Param("cause") WrongAddress cause, @Param("now") Instant now);

  Optional<AddressTasks.AddressTask> byId(long id);

  /** The open tasks about what of this contact is in use again. */
  List<AddressTasks.Open> needless(long contactId);

  void end(
      @Param("id") long id,
      @Param("by") String by,
      @Param("outcome") String outcome,
      @Param("now") Instant now);

  void startedAs(@Param("id") long id, @Param("instance") String instance);
}
