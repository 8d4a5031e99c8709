package org.dunwell.portal.phone;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.dunwell.portal.OpenItem;
import org.dunwell.promises.Limits;

/**
 * What may be promised of some open items that go together.
 *
 * @param limits by customer, at least one
 */
record Terms(List<OpenItem> items, List<Limits> limits) {

  String currency() {
    return limits.get(0).currency();
  }

  /** All that can be promised. */
  BigDecimal most() {
    return limits.stream().map(Limits::most).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Whether more is open of these items than can be promised. */
  boolean leavesOut() {
    BigDecimal open =
        items.stream().map(one -> one.item().open()).reduce(BigDecimal.ZERO, BigDecimal::add);
    return open.compareTo(most()) > 0;
  }

  /** Of ours, whom it is owed to. */
  String company() {
    return items.get(0).entity().name();
  }

  /** The smallest part that is worth a promise. */
  BigDecimal least() {
    return limits.get(0).least();
  }

  LocalDate earliest() {
    return limits.stream().map(Limits::earliest).max(Comparator.naturalOrder()).orElseThrow();
  }

  LocalDate latest() {
    return limits.stream().map(Limits::latest).min(Comparator.naturalOrder()).orElseThrow();
  }

  /** Whether a part may be promised: of one customer's, and where a part is less than all. */
  boolean parts() {
    return limits.size() == 1 && least().compareTo(most()) < 0;
  }

  /** Why nothing may be promised, as a code of the customer's words; null when something may. */
  String obstacle() {
    if (limits.stream().anyMatch(one -> one.promisesSoFar() >= one.maxPromises())) {
      return "phone.promise.tooOften";
    }
    return limits.stream().anyMatch(one -> !one.allow()) ? "phone.promise.notNow" : null;
  }

  boolean allows(LocalDate day) {
    return !day.isBefore(earliest()) && !day.isAfter(latest());
  }

  boolean allows(BigDecimal amount) {
    return parts() && amount.compareTo(least()) >= 0 && amount.compareTo(most()) <= 0;
  }
}
