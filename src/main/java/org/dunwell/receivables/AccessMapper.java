package org.dunwell.receivables;

import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** Lends the lists of all rooms the conditions on what the signed-in person may see. */
@Mapper
interface AccessMapper {

  boolean customer(@Param("number") String number);

  boolean customerId(@Param("id") long id);

  boolean invoice(@Param("id") long id);
}
