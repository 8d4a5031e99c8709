package org.dunwell.receivables;

import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** Lends the lists of all rooms the conditions on what the signed-in person may see. */
@Mapper
interface AccessMapper {

  boolean customer(@Param("number") String number);

  /** The customer's id; null for one that does not exist or is of somebody else's part. */
  Long idOf(@Param("number") String number);

  boolean customerId(@Param("id") long id);

  boolean whole(@Param("customer") long customerId);

  boolean invoice(@Param("id") long id);

  boolean account(@Param("customer") long customerId, @Param("entity") long sellingEntityId);

  /** A user of null is the work loop, which sees everything. */
  boolean everybody(@Param("user") String user, @Param("entity") long entityId);

  boolean userSees(@Param("user") String user, @Param("customer") long customerId);

  long seen(@Param("user") String user);

  /** How many of these customers, and of those with that owner, the user may not see. */
  long hidden(
      @Param("user") String user,
      @Param("customers") Long[] customerIds,
      @Param("owner") String owner);
}
