package org.dunwell.credit.exposure;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dunwell.credit.HouseDay;
import org.dunwell.credit.exposure.ExposureMapper.Kind;
import org.dunwell.credit.exposure.ExposureMapper.Part;
import org.dunwell.credit.limits.CreditLimit;
import org.dunwell.credit.limits.CreditLimits;
import org.dunwell.credit.rates.ExchangeRates;
import org.dunwell.platform.Money;
import org.dunwell.platform.NotThere;
import org.dunwell.platform.decisions.Decisions;
import org.springframework.stereotype.Component;

/** What is at stake with customers, prospects and groups, as of now. */
@Component
public class Exposures {

  private static final String POLICY = "exposure-policy";

  private final ExposureMapper mapper;
  private final Families families;
  private final CreditLimits limits;
  private final ExchangeRates rates;
  private final Decisions decisions;
  private final HouseDay day;

  Exposures(
      ExposureMapper mapper,
      Families families,
      CreditLimits limits,
      ExchangeRates rates,
      Decisions decisions,
      HouseDay day) {
    this.mapper = mapper;
    this.families = families;
    this.limits = limits;
    this.rates = rates;
    this.decisions = decisions;
    this.day = day;
  }

  /**
   * One party's own.
   *
   * @throws NotThere when there is no such party
   */
  public Exposure of(long partyId) {
    Exposure one = of(List.of(partyId)).get(partyId);
    if (one == null) {
      throw new NotThere("credit file", Long.toString(partyId));
    }
    return one;
  }

  /**
   * A customer's own on a day, by a limit that is known already; one statement.
   *
   * @param limit null for none
   */
  public Exposure of(Family.Member member, Money limit, LocalDate on) {
    return sums(List.of(kind(member)), on).get(member.partyId()).exposure(limit);
  }

  /** Each one's own, by party; a handful of statements, however many there are. */
  public Map<Long, Exposure> of(Collection<Long> partyIds) {
    LocalDate today = day.today();
    Map<Long, CreditLimit> own =
        limits.inForce(partyIds, today).stream()
            .filter(limit -> !limit.isOfGroup())
            .collect(Collectors.toMap(CreditLimit::partyId, limit -> limit));
    Map<Long, Exposure> exposures = new LinkedHashMap<>();
    sums(mapper.kinds(partyIds.toArray(Long[]::new)), today)
        .forEach(
            (party, sum) -> {
              CreditLimit limit = own.get(party);
              exposures.put(party, sum.exposure(limit == null ? null : limit.amount()));
            });
    return exposures;
  }

  /** That of a customer and all beneath it, in the customer's currency, today. */
  public Exposure ofGroup(Family.Member head, Money limit) {
    return ofGroup(head, limit, day.today());
  }

  /**
   * The same on a day.
   *
   * @param limit of the group; null for none
   */
  public Exposure ofGroup(Family.Member head, Money limit, LocalDate on) {
    List<Kind> members = families.beneath(head.customerId()).stream().map(Exposures::kind).toList();
    Sums group = new Sums(head.partyId(), head.currency(), on);
    sums(members, on).values().forEach(group::add);
    return group.exposure(limit);
  }

  private static Kind kind(Family.Member member) {
    return new Kind(member.partyId(), member.currency(), member.segment(), member.portfolio());
  }

  private Map<Long, Sums> sums(List<Kind> kinds, LocalDate on) {
    Long[] ids = kinds.stream().map(Kind::partyId).toArray(Long[]::new);
    Map<Long, Sums> sums = new LinkedHashMap<>();
    Map<Long, Counted> counted = new HashMap<>();
    Map<String, Counted> policies = new HashMap<>();
    for (Kind kind : kinds) {
      sums.put(kind.partyId(), new Sums(kind.partyId(), kind.currency(), on));
      counted.put(
          kind.partyId(),
          policies.computeIfAbsent(kind.segment() + "/" + kind.portfolio(), any -> policy(kind)));
    }
    for (Part part : mapper.parts(ids)) {
      if (counted.get(part.partyId()).counts(part.part())) {
        sums.get(part.partyId()).add(part.part(), part.amount(), part.currency());
      }
    }
    return sums;
  }

  private Counted policy(Kind kind) {
    boolean named =
        kind.portfolio() != null && decisions.allows(POLICY, "portfolio", kind.portfolio());
    return decisions
        .preview(
            POLICY,
            new Decisions.Question(
                "party/" + kind.partyId(),
                Map.of("segment", kind.segment(), "portfolio", named ? kind.portfolio() : "other")),
            Counted.class)
        .output();
  }

  /** Adds up in one currency and remembers what it could not. */
  private final class Sums {

    private final long partyId;
    private final String currency;
    private final LocalDate on;
    private final Map<String, BigDecimal> byPart = new HashMap<>();
    private final TreeSet<String> withoutRate = new TreeSet<>();

    Sums(long partyId, String currency, LocalDate on) {
      this.partyId = partyId;
      this.currency = currency;
      this.on = on;
    }

    void add(String part, BigDecimal amount, String from) {
      rates
          .exchange(amount, from, currency, on)
          .ifPresentOrElse(
              ours -> byPart.merge(part, ours, BigDecimal::add), () -> withoutRate.add(from));
    }

    void add(Sums member) {
      member.byPart.forEach((part, amount) -> add(part, amount, member.currency));
      withoutRate.addAll(member.withoutRate);
    }

    Exposure exposure(Money limit) {
      Money cash = part("unappliedCash");
      Money total =
          part("openInvoices").plus(part("orders")).plus(part("unbilledDeliveries")).minus(cash);
      return new Exposure(
          partyId,
          total,
          part("openInvoices"),
          part("orders"),
          part("unbilledDeliveries"),
          cash,
          limit,
          Exposure.utilisation(total, limit),
          List.copyOf(withoutRate));
    }

    private Money part(String name) {
      return Money.of(byPart.getOrDefault(name, BigDecimal.ZERO), currency);
    }
  }
}
