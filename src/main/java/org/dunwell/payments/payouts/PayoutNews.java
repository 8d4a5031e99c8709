package org.dunwell.payments.payouts;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.PermissionException;
import com.stripe.exception.StripeException;
import com.stripe.model.BalanceTransaction;
import com.stripe.model.StripeCollection;
import com.stripe.param.BalanceTransactionListParams;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import org.dunwell.payments.stripe.StripeAccess;
import org.dunwell.payments.stripe.StripeAmounts;
import org.dunwell.payments.stripe.StripeNews;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Hears of payouts and asks what they consist of. */
@Component
class PayoutNews implements StripeNews {

  private static final Logger log = LoggerFactory.getLogger(PayoutNews.class);

  private static final long PAGE = 100;

  /** A payout of more payments than that is known by its amount all the same. */
  private static final int MOST_PAGES = 100;

  private static final Set<String> PAYMENTS = Set.of("charge", "payment");

  private final Payouts payouts;

  PayoutNews(Payouts payouts) {
    this.payouts = payouts;
  }

  @Override
  public boolean hears(String type) {
    return type.startsWith("payout.");
  }

  @Override
  public void about(StripeAccess.Link link, String objectId, Instant at) throws StripeException {
    try {
      keep(link, link.client().v1().payouts().retrieve(objectId));
    } catch (PermissionException mayNotAsk) {
      log.warn(
          "The Stripe key of {} may not read payouts: on bank statements they wait for a person",
          link.name());
    }
  }

  private void keep(StripeAccess.Link link, com.stripe.model.Payout payout) throws StripeException {
    String currency = payout.getCurrency().toUpperCase(Locale.ROOT);
    Contents contents = contents(link, payout.getId());
    payouts.keep(
        new Payout(
            payout.getId(),
            link.name(),
            currency,
            StripeAmounts.amount(payout.getAmount(), currency),
            LocalDate.ofInstant(Instant.ofEpochSecond(payout.getArrivalDate()), ZoneOffset.UTC),
            payout.getStatus(),
            payout.getTraceId() == null ? null : payout.getTraceId().getValue(),
            contents.payments(),
            contents.fees() == null ? null : StripeAmounts.amount(contents.fees(), currency)));
  }

  private record Contents(Integer payments, Long fees) {}

  /** Stripe does not tell it of a payout that was made by hand, nor to a key that may not ask. */
  private static Contents contents(StripeAccess.Link link, String payoutId) throws StripeException {
    BalanceTransactionListParams.Builder params =
        BalanceTransactionListParams.builder().setPayout(payoutId).setLimit(PAGE);
    int payments = 0;
    long fees = 0;
    String after = null;
    try {
      for (int page = 0; page < MOST_PAGES; page++) {
        StripeCollection<BalanceTransaction> some =
            link.client().v1().balanceTransactions().list(params.setStartingAfter(after).build());
        for (BalanceTransaction one : some.getData()) {
          payments += PAYMENTS.contains(one.getType()) ? 1 : 0;
          fees += one.getFee();
          after = one.getId();
        }
        if (!Boolean.TRUE.equals(some.getHasMore()) || some.getData().isEmpty()) {
          return new Contents(payments, fees);
        }
      }
    } catch (InvalidRequestException | PermissionException unsaid) {
      return new Contents(null, null);
    }
    return new Contents(null, null);
  }
}
