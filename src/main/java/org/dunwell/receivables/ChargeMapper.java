package org.dunwell.receivables;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface ChargeMapper {

  /** Charges as columns for one statement. */
  record Columns(
      String[] keys,
      Long[] invoices,
      Long[] lateInstalments,
      String[] kinds,
      BigDecimal[] amounts,
      LocalDate[] fromDays,
      LocalDate[] toDays,
      String[] bases) {

    static Columns of(Collection<NewCharge> all) {
      return new Columns(
          all.stream().map(NewCharge::key).toArray(String[]::new),
          all.stream().map(NewCharge::invoiceId).toArray(Long[]::new),
          all.stream().map(NewCharge::lateInstalmentId).toArray(Long[]::new),
          all.stream().map(NewCharge::kind).toArray(String[]::new),
          all.stream().map(NewCharge::amount).toArray(BigDecimal[]::new),
          all.stream().map(NewCharge::fromDay).toArray(LocalDate[]::new),
          all.stream().map(NewCharge::toDay).toArray(LocalDate[]::new),
          all.stream().map(NewCharge::basis).toArray(String[]::new));
    }
  }

  /** Those of which the key is new; dated today in the selling entity's zone. */
  List<Long> book(@Param("c") Columns charges, @Param("by") String by, @Param("now") Instant now);

  List<Charge> byIds(@Param("ids") Long[] ids);

  /** By invoice and day. */
  List<Charge> of(@Param("invoiceIds") Long[] invoiceIds);

  /** Only while it is as it was read. */
  int end(
      @Param("charge") Charge charge,
      @Param("state") String state,
      @Param("on") LocalDate on,
      @Param("by") String by,
      @Param("reason") String reason);

  int reinstate(@Param("charge") Charge charge);

  long writeOff(
      @Param("charge") Charge charge,
      @Param("on") LocalDate on,
      @Param("by") String by,
      @Param("reason") String reason);

  /** The write-off that closed it and stands. */
  Long writeOffOf(@Param("chargeId") long chargeId);

  int takeBackWriteOff(@Param("id") long writeOffId, @Param("on") LocalDate on);
}
