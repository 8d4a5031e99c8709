package org.dunwell.contact;

import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface PersonMapper {

  /** One row per customer, in order of customer id. */
  List<Person> of(@Param("customers") Long[] customers);
}
