package org.dunwell.payments.autopay;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dunwell.payments.NewCheckout;

/**
 * So much of an instalment is taken.
 *
 * @param amount 0 when the customer's own limit leaves it out
 */
record Share(AutopayChargeMapper.Item item, BigDecimal amount) {

  boolean isTaken() {
    return amount.signum() > 0;
  }

  /**
   * What may be taken: what is open, never more than was announced, less what of the invoice is
   * disputed, held, promised or on its way already. In doubt less is taken than more: what is
   * blocked counts against what is due first.
   */
  static List<Share> free(List<AutopayChargeMapper.Item> items) {
    Map<Long, BigDecimal> blocked = new HashMap<>();
    List<Share> shares = new ArrayList<>();
    for (AutopayChargeMapper.Item item : items) {
      BigDecimal left = blocked.getOrDefault(item.invoiceId(), item.blocked());
      BigDecimal here = item.wholeBlocked() ? item.open() : left.min(item.open());
      blocked.put(item.invoiceId(), left.subtract(here).max(BigDecimal.ZERO));
      BigDecimal amount = item.open().subtract(here).min(item.most());
      if (amount.signum() > 0) {
        shares.add(new Share(item, amount));
      }
    }
    return shares;
  }

  /** Invoices that do not fit the customer's limit are left out whole, the last due first. */
  static List<Share> within(BigDecimal ceiling, List<Share> shares) {
    List<Share> all = new ArrayList<>();
    BigDecimal left = ceiling;
    for (Share share : shares) {
      boolean fits = share.amount().compareTo(left) <= 0;
      all.add(fits ? share : new Share(share.item(), BigDecimal.ZERO));
      left = fits ? left.subtract(share.amount()) : left;
    }
    return all;
  }

  static BigDecimal sum(List<Share> shares) {
    return shares.stream().map(Share::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** By invoice. */
  static List<NewCheckout.Part> parts(List<Share> shares) {
    Map<Long, BigDecimal> sums = new LinkedHashMap<>();
    shares.stream()
        .filter(Share::isTaken)
        .forEach(share -> sums.merge(share.item().invoiceId(), share.amount(), BigDecimal::add));
    return sums.entrySet().stream()
        .map(one -> new NewCheckout.Part(one.getKey(), one.getValue()))
        .toList();
  }
}
