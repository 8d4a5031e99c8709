package org.dunwell.receivables;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface StatementMapper {

  record ItemRow(
      long customerId,
      long sellingEntityId,
      long invoiceId,
      String number,
      LocalDate issuedOn,
      LocalDate dueOn,
      String currency,
      BigDecimal amount,
      BigDecimal open,
      int daysLate,
      String blockedKind,
      BigDecimal blockedAmount,
      BigDecimal pastDue,
      BigDecimal charges) {

    Statements.Of<Statement.Item> of() {
      return new Statements.Of<>(
          new Account(customerId, sellingEntityId),
          new Statement.Item(
              invoiceId,
              number,
              issuedOn,
              dueOn,
              currency,
              amount,
              open,
              daysLate,
              blockedKind,
              blockedAmount,
              pastDue,
              charges));
    }
  }

  record CreditRow(
      long customerId,
      long sellingEntityId,
      String kind,
      String reference,
      LocalDate date,
      String currency,
      BigDecimal unapplied) {

    Statements.Of<Statement.Credit> of() {
      return new Statements.Of<>(
          new Account(customerId, sellingEntityId),
          new Statement.Credit(kind, reference, date, currency, unapplied));
    }
  }

  List<ItemRow> items(
      @Param("customers") Long[] customers,
      @Param("sellers") Long[] sellers,
      @Param("asOf") Instant asOf);

  List<CreditRow> credits(@Param("customers") Long[] customers, @Param("sellers") Long[] sellers);

  /** What was open at the end of a day, from what is open now and what has happened since. */
  List<ItemRow> itemsOn(@Param("account") Account account, @Param("day") LocalDate day);

  List<CreditRow> creditsOn(@Param("account") Account account, @Param("day") LocalDate day);
}
