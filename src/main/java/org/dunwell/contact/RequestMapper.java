package org.dunwell.contact;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
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

  void insert(@Param("rows") NewRequests rows, @Param("now") Timestamp now);

  int withdraw(
      @Param("invoices") Long[] invoices,
      @Param("reason") String reason,
      @Param("now") Timestamp now);

  /** Messages about these invoices that are left with no request. */
  int withdrawEmptyMessages(@Param("invoices") Long[] invoices, @Param("now") Timestamp now);

  int endCalls(Ending ending);
}
