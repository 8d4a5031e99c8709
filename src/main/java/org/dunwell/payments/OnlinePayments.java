package org.dunwell.payments;

import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** What customers have paid, or begun to pay, online: for our people. */
@Component
public class OnlinePayments {

  /** The most that one page holds. */
  public static final int PAGE = 100;

  /** As many as anybody reads of one invoice. */
  private static final int SHOWN = 20;

  /**
   * Which are wanted.
   *
   * @param state one of a checkout's states; null for all
   * @param customer a customer's number; null for all
   * @param before only those begun before the one with this id; null for the latest
   */
  public record Filter(String state, String customer, Long before, int limit) {

    public Filter {
      limit = Math.max(1, Math.min(limit, PAGE));
    }
  }

  private final CheckoutMapper mapper;

  OnlinePayments(CheckoutMapper mapper) {
    this.mapper = mapper;
  }

  /** Those that the signed-in person may see, the latest first. */
  public List<OnlinePayment> list(Filter filter) {
    return mapper.list(filter);
  }

  /** How many there are on all pages together. */
  public long count(Filter filter) {
    return mapper.count(filter);
  }

  /** Those that pay, or were to pay, this invoice, the latest first. */
  public List<OnlinePayment> ofInvoice(long invoiceId) {
    return mapper.ofInvoice(invoiceId, SHOWN);
  }

  /** How often money that this customer had sent off did not come, since then. */
  public long failed(long customerId, Instant since) {
    return mapper.countFailed(customerId, since);
  }
}
