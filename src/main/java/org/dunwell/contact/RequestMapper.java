package org.dunwell.contact;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface RequestMapper {

  /** Columns of rows to insert: PostgreSQL unnests them into rows in one statement. */
  record NewRequests(
      String[] keys,
      String[] kinds,
      String[] channels,
      String[] tones,
      Long[] customers,
      Long[] entities,
      Long[] invoices,
      String[] dueAts,
      String[] deniedBys) {

    static NewRequests of(Collection<ContactRequest> requests, List<NextContact.Turn> turns) {
      return new NewRequests(
          texts(requests, ContactRequest::key),
          texts(requests, request -> request.kind().code()),
          texts(requests, request -> request.channel().code()),
          texts(requests, ContactRequest::tone),
          ids(requests, ContactRequest::customerId),
          ids(requests, ContactRequest::sellingEntityId),
          ids(requests, ContactRequest::invoiceId),
          texts(turns, turn -> turn.at().toString()),
          texts(turns, NextContact.Turn::deniedBy));
    }

    private static <T> String[] texts(Collection<T> rows, Function<T, String> column) {
      return rows.stream().map(column).toArray(String[]::new);
    }

    private static <T> Long[] ids(Collection<T> rows, Function<T, Long> column) {
      return rows.stream().map(column).toArray(Long[]::new);
    }
  }

  /** How requests end. */
  record Ending(Long[] ids, String state, String reason, Instant at) {}

  /** A request that waits because a reply is unread. */
  record Held(long id, String channel, Instant dueAt) {}

  void insert(@Param("rows") NewRequests rows, @Param("now") Instant now);

  int withdraw(
      @Param("invoices") Long[] invoices,
      @Param("reason") String reason,
      @Param("now") Instant now);

  /** Messages about these invoices that are left with no request. */
  int withdrawEmptyMessages(@Param("invoices") Long[] invoices, @Param("now") Instant now);

  /** What was not said yet to a customer. */
  void withdrawAll(
      @Param("customer") long customer, @Param("reason") String reason, @Param("now") Instant now);

  /** What waits to be sent or printed for a customer and was not written by a person. */
  void withdrawMessages(@Param("customer") long customer, @Param("now") Instant now);

  int endCalls(Ending ending);

  /** Calls that wait about these invoices are made; the others get a call that is made already. */
  void calledUs(
      @Param("key") String key, @Param("invoices") Long[] invoices, @Param("now") Instant now);

  /** Of those that no unread reply holds back. */
  Optional<Instant> nextDue();

  /**
   * Some of the customers with a due request on this channel and no unread reply, those waiting
   * longest first.
   */
  List<Long> dueCustomers(
      @Param("channel") String channel, @Param("now") Instant now, @Param("limit") int limit);

  /** The tones of what waits to be mailed to these customers. */
  List<String> waitingTones(@Param("customers") Long[] customers);

  /** The invoices about which mails to these customers wait. */
  List<Long> waitingInvoices(@Param("customers") Long[] customers);

  /** Every waiting request of these customers on this channel, due or not, in order of id. */
  List<Waiting> lockWaiting(@Param("channel") String channel, @Param("customers") Long[] customers);

  void putOff(
      @Param("ids") Long[] ids,
      @Param("dueAts") String[] dueAts,
      @Param("deniedBys") String[] deniedBys);

  /** The requests stand in these messages now. */
  void bundle(@Param("ids") Long[] ids, @Param("messages") Long[] messages);

  void announce(@Param("ids") Long[] ids);

  /** Ends requests in whatever state they are. */
  void end(Ending ending);

  /** The requests that stand in these messages and were not withdrawn, in order of id. */
  List<Waiting> ofMessages(@Param("messages") Long[] messages);

  /** The message no longer speaks of what was withdrawn. */
  void leave(@Param("messages") Long[] messages);

  /** Requests in messages that were handed over: from now on they count as touches. */
  List<Waiting> delivered(@Param("messages") Long[] messages);

  /** What stood in these messages has not reached anybody. */
  List<Waiting> failed(
      @Param("messages") Long[] messages,
      @Param("reason") String reason,
      @Param("now") Instant now);

  /** Says of the waiting requests of a customer that an unread reply holds them back. */
  void holdBack(@Param("customer") long customer);

  List<Held> heldBack(@Param("customer") long customer);

  /** A message is tried again, and with it what stands in it. */
  void tryAgain(@Param("message") long message);

  /** Locks the requests that stand in a message. */
  List<Long> lockOfMessage(@Param("message") long message);

  /** What stood in a message that was taken back is not said; notices may be asked for again. */
  List<Waiting> takenBack(
      @Param("message") long message, @Param("reason") String reason, @Param("now") Instant now);
}
