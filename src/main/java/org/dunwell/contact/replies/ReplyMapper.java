package org.dunwell.contact.replies;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface ReplyMapper {

  /** A message of ours that a mail names. */
  record About(long messageId, long customerId) {}

  /**
   * A contact with the address a mail came from.
   *
   * @param billedIds the customers whose letters that contact's customer gets
   */
  record Writer(long contactId, long customerId, Long[] billedIds) {

    boolean mayWriteFor(long customer) {
      return customerId == customer || List.of(billedIds).contains(customer);
    }
  }

  /** A row to insert. */
  record Row(
      String messageId,
      String kind,
      String state,
      IncomingMail mail,
      Matching.Match match,
      byte[] raw) {}

  Optional<About> messageById(@Param("id") long id);

  /** The message of the first of these ids that is one of ours. */
  Optional<About> messageByReferences(@Param("ids") String[] ids);

  List<Writer> writers(@Param("address") String address);

  /** The customer whom the latest message to this address was about. */
  Optional<Long> lastWrittenTo(@Param("address") String address);

  /** Empty when this mail was taken before. */
  Optional<Long> insert(@Param("row") Row row, @Param("now") Instant now);

  /** The invoices that a message asked about; of other messages all in it. */
  List<Long> invoicesAbout(@Param("message") long message);

  Optional<Reply> byId(@Param("id") long id);

  /** Waits for whoever is ending it now. */
  Optional<Reply> lock(@Param("id") long id);

  /** The reply of an open task. */
  Optional<Long> ofTask(@Param("task") long task);

  long insertTask(@Param("reply") Reply reply, @Param("now") Instant now);

  void startedAs(@Param("task") long task, @Param("instance") String instance);

  void assign(
      @Param("id") long id, @Param("customer") long customer, @Param("contact") Long contact);

  void end(@Param("id") long id, @Param("end") End end);

  /** How a mail ended. */
  record End(String outcome, String note, String by, Instant at) {}

  void endTask(@Param("id") long id, @Param("end") End end);

  /** The process instance of the open task about a mail. */
  Optional<String> instanceOf(@Param("id") long id);

  long unread(@Param("customer") long customer);
}
