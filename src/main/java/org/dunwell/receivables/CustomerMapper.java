package org.dunwell.receivables;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface CustomerMapper {

  List<Customer> byIds(@Param("ids") Long[] ids);

  Optional<Customer> byNumber(@Param("number") String number);

  List<Customer> paidBy(@Param("payer") long payerId, @Param("limit") int limit);

  List<Customer> list(
      @Param("pattern") String pattern, @Param("after") String after, @Param("limit") int limit);

  long count(@Param("pattern") String pattern);

  List<Contact> contacts(@Param("customerIds") Long[] customerIds);

  Optional<Contact> contact(@Param("id") long id);

  /** Empty when the number is taken. */
  Optional<Long> open(@Param("customer") NewCustomer customer, @Param("zone") String zone);

  void openContact(
      @Param("customer") long customerId, @Param("person") NewCustomer.FirstContact person);

  int retireEmail(@Param("id") long id, @Param("reason") String reason, @Param("now") Instant now);

  int retireAddress(
      @Param("id") long id, @Param("reason") String reason, @Param("now") Instant now);

  void correctAddress(@Param("id") long id, @Param("place") Customers.Place place);

  int correctEmail(@Param("id") long id, @Param("email") String email);

  /** Those that had another owner, with that. */
  List<HandedOver.Hand> handOver(
      @Param("customers") Long[] customerIds, @Param("owner") String owner);

  /** Past-due invoices whose letters go to this customer: its own and those it is bill-to of. */
  List<Long> pastDueWritingTo(@Param("customerId") long customerId, @Param("now") Instant now);

  /** Sets these classes where they differ, the wanted ones at the same places. */
  List<Reclassified> classify(
      @Param("customers") Long[] customers, @Param("classes") String[] classes);

  /** Their invoices of which a part is past due at this moment. */
  List<Long> pastDueOf(@Param("customers") Long[] customers, @Param("now") Instant now);
}
