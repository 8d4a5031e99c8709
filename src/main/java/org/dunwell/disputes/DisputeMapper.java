package org.dunwell.disputes;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface DisputeMapper {

  /**
   * What of an invoice can be disputed.
   *
   * @param disputed what is in dispute already
   */
  record Disputable(
      long id,
      String number,
      long customerId,
      long sellingEntityId,
      String currency,
      String state,
      BigDecimal openAmount,
      BigDecimal disputed) {}

  /** A dispute that was checked, as one row of many. */
  record Row(
      NewDispute wanted, Disputable invoice, String reason, BigDecimal amount, boolean whole) {}

  /** Rows as columns for one statement. */
  record Rows(
      String[] keys,
      Long[] invoices,
      String[] reasons,
      BigDecimal[] amounts,
      Boolean[] wholes,
      String[] words,
      String[] channels,
      Long[] contacts,
      String[] by) {

    static Rows of(Collection<Row> rows) {
      return new Rows(
          rows.stream().map(row -> row.wanted().key()).toArray(String[]::new),
          rows.stream().map(row -> row.wanted().invoiceId()).toArray(Long[]::new),
          rows.stream().map(Row::reason).toArray(String[]::new),
          rows.stream().map(Row::amount).toArray(BigDecimal[]::new),
          rows.stream().map(Row::whole).toArray(Boolean[]::new),
          rows.stream().map(row -> row.wanted().words()).toArray(String[]::new),
          rows.stream().map(row -> row.wanted().channel()).toArray(String[]::new),
          rows.stream().map(row -> row.wanted().contactId()).toArray(Long[]::new),
          rows.stream().map(row -> row.wanted().by()).toArray(String[]::new));
    }
  }

  List<Disputable> disputable(@Param("invoices") Long[] invoices);

  List<String> known(@Param("keys") String[] keys);

  /** One statement however many they are. */
  int insert(@Param("rows") Rows rows, @Param("now") Instant now);

  int insertLines(
      @Param("key") String key,
      @Param("lines") String[] lines,
      @Param("whats") String[] whats,
      @Param("amounts") BigDecimal[] amounts);

  int started(@Param("ids") Long[] ids, @Param("instances") String[] instances);

  List<Dispute> byIds(@Param("ids") Long[] ids);

  List<Dispute> byKeys(@Param("keys") String[] keys);

  List<Dispute> openOnInvoices(@Param("invoices") Long[] invoices);

  List<Dispute> list(
      @Param("state") String state, @Param("after") Long after, @Param("limit") int limit);

  long count(@Param("state") String state);

  List<Dispute> ofInvoice(@Param("invoice") long invoice, @Param("limit") int limit);

  List<Dispute> ofCustomers(@Param("customers") Long[] customers, @Param("limit") int limit);

  List<NewDispute.Line> lines(@Param("id") long id);

  /** Other than before: how much of it is left. */
  int resize(@Param("ids") Long[] ids, @Param("amounts") BigDecimal[] amounts);

  /** 0 when it has ended already. */
  int end(
      @Param("id") long id,
      @Param("outcome") String outcome,
      @Param("credited") BigDecimal credited,
      @Param("by") String by,
      @Param("now") Instant now);

  int creditedBy(@Param("id") long id, @Param("creditNote") long creditNote);

  /** Locks them in id order. */
  List<Long> lockInstances(@Param("instances") String[] instances);
}
