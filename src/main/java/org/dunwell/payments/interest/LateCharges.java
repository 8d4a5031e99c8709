package org.dunwell.payments.interest;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.dunwell.platform.Money;
import org.dunwell.receivables.Account;
import org.dunwell.receivables.SellingEntities;
import org.springframework.stereotype.Component;

/**
 * What lateness has cost: reckoned anew from the ledger whenever somebody asks, so that a payment
 * with an earlier value date, a credit note or a reversal is right at once.
 */
@Component
public class LateCharges {

  /**
   * So long after the last payment interest on a paid debt is still asked for: it is not lost with
   * the principal, but nobody wants to hear of it years later.
   */
  static final int MEMORY_DAYS = 365;

  private final LateDebtMapper mapper;
  private final LetterFeeMapper letters;
  private final LawMapper laws;
  private final LateChargePolicy policy;
  private final SellingEntities entities;
  private final PlannedDebts planned;

  LateCharges(
      LateDebtMapper mapper,
      LetterFeeMapper letters,
      LawMapper laws,
      LateChargePolicy policy,
      SellingEntities entities,
      PlannedDebts planned) {
    this.mapper = mapper;
    this.letters = letters;
    this.laws = laws;
    this.policy = policy;
    this.entities = entities;
    this.planned = planned;
  }

  /** Of everything that these accounts owe late, or paid late not long ago; by invoice. */
  public List<LateCharge> ofAccounts(Collection<Account> accounts, Instant asOf) {
    if (accounts.isEmpty()) {
      return List.of();
    }
    Long[] customers = accounts.stream().map(Account::customerId).toArray(Long[]::new);
    Long[] sellers = accounts.stream().map(Account::sellingEntityId).toArray(Long[]::new);
    return with(
        reckon(
            mapper.ofAccounts(customers, sellers, asOf, MEMORY_DAYS),
            debt -> entities.byId(debt.sellingEntityId()).dayAt(asOf)),
        letters.ofAccounts(customers, sellers, asOf, MEMORY_DAYS));
  }

  private static List<LateCharge> with(List<LateCharge> some, List<LetterFeeMapper.Owed> fees) {
    List<LateCharge> all = new ArrayList<>(some);
    fees.forEach(fee -> all.add(fee.charge()));
    return all;
  }

  /** Those for reminders of these invoices alone. */
  List<LateCharge> fees(Collection<Long> invoiceIds) {
    return with(List.of(), letters.ofInvoices(invoiceIds.toArray(Long[]::new)));
  }

  /** Of these invoices, open or paid. */
  public List<LateCharge> ofInvoices(Collection<Long> invoiceIds, Instant asOf) {
    if (invoiceIds.isEmpty()) {
      return List.of();
    }
    Long[] ids = invoiceIds.toArray(Long[]::new);
    return with(
        reckon(
            mapper.ofInvoices(ids, asOf),
            debt -> entities.byId(debt.sellingEntityId()).dayAt(asOf)),
        letters.ofInvoices(ids));
  }

  /** A day may be another for each debt: that of its selling entity. */
  interface Until {
    LocalDate of(LateDebt debt);
  }

  List<LateCharge> reckon(List<LateDebt> debts, Until until) {
    if (debts.isEmpty()) {
      return List.of();
    }
    List<LateChargePolicy.Answer> answers = policy.of(debts, until);
    Map<Long, BigDecimal> disputed = disputed(debts);
    Map<Long, List<Accrual.Planned>> plans = planned.of(debts, disputed);
    List<LateDebt> asked = new ArrayList<>();
    List<LateChargePolicy.Answer> how = new ArrayList<>();
    for (int i = 0; i < debts.size(); i++) {
      boolean agreed = plans.containsKey(debts.get(i).instalmentId());
      if (answers.get(i).asksForAnything() || agreed) {
        asked.add(debts.get(i));
        how.add(answers.get(i));
      }
    }
    return asked.isEmpty() ? List.of() : charges(asked, how, new Standing(disputed, plans), until);
  }

  /** By instalment: what of it is disputed, and which plans with an agreed rate it stood in. */
  private record Standing(Map<Long, BigDecimal> disputed, Map<Long, List<Accrual.Planned>> plans) {}

  private List<LateCharge> charges(
      List<LateDebt> debts, List<LateChargePolicy.Answer> answers, Standing standing, Until until) {
    LawBook book = LawBook.read(laws, debts);
    Map<Long, NavigableMap<LocalDate, BigDecimal>> paid = paid(debts);
    List<LateCharge> charges = new ArrayList<>();
    for (int i = 0; i < debts.size(); i++) {
      LateDebt debt = debts.get(i);
      BigDecimal owed = debt.amount().subtract(standing.disputed().get(debt.instalmentId()));
      if (owed.signum() > 0) {
        Law law = book.of(debt).orElse(Law.NONE);
        DebtReckoning reckoning =
            new DebtReckoning(
                debt,
                owed,
                paid.getOrDefault(debt.instalmentId(), new TreeMap<>()),
                standing.plans().getOrDefault(debt.instalmentId(), List.of()),
                until.of(debt),
                law,
                book.reference(law));
        charges.addAll(reckoning.charges(answers.get(i)));
      }
    }
    return charges;
  }

  private Map<Long, NavigableMap<LocalDate, BigDecimal>> paid(List<LateDebt> debts) {
    Map<Long, NavigableMap<LocalDate, BigDecimal>> paid = new HashMap<>();
    mapper
        .paid(debts.stream().map(LateDebt::instalmentId).toArray(Long[]::new))
        .forEach(
            one ->
                paid.computeIfAbsent(one.instalmentId(), any -> new TreeMap<>())
                    .put(one.day(), one.amount()));
    return paid;
  }

  /** What is disputed of an invoice, taken from what is open of its parts, the oldest first. */
  static Map<Long, BigDecimal> disputed(List<LateDebt> debts) {
    Map<Long, BigDecimal> left = new HashMap<>();
    Map<Long, BigDecimal> byInstalment = new HashMap<>();
    for (LateDebt debt : debts) {
      BigDecimal rest = left.getOrDefault(debt.invoiceId(), debt.disputed());
      BigDecimal here = debt.disputedWhole() ? debt.open() : rest.min(debt.open());
      left.put(debt.invoiceId(), rest.subtract(here).max(BigDecimal.ZERO));
      byInstalment.put(debt.instalmentId(), here);
    }
    return byInstalment;
  }

  static int decimals(String currency) {
    return Money.decimals(Currency.getInstance(currency));
  }
}
