package org.dunwell.credit.orders;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.dunwell.credit.orders.OrderNewsMapper.Waiting;
import org.dunwell.platform.TroubleRetry;
import org.dunwell.platform.Troubles;
import org.dunwell.platform.net.SignedPosts;
import org.dunwell.platform.time.DueWork;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * News on their way to order systems. Each is posted under its row's lock and done when the other
 * side answers 2xx: who is killed in between posts it once more, and the other side knows it by its
 * Idempotency-Key. Of one order, what is older goes first.
 */
@Component
@Order(61)
class NewsDelivery implements DueWork, TroubleRetry {

  static final String UNDELIVERED = "order-news";

  /** Over two days with the rests between them: longer than any weekend without an operator. */
  static final int MOST_ATTEMPTS = 14;

  private static final Duration FIRST_REST = Duration.ofMinutes(1);
  private static final Duration LONGEST_REST = Duration.ofHours(12);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int LONGEST_PROBLEM = 500;

  private final SignedPosts posts = new SignedPosts(PATIENCE);
  private final OrderNewsMapper mapper;
  private final OrderSystems systems;
  private final Troubles troubles;
  private final TransactionTemplate transaction;
  private final Clock clock;

  NewsDelivery(
      OrderNewsMapper mapper,
      OrderSystems systems,
      Troubles troubles,
      TransactionTemplate transaction,
      Clock clock) {
    this.mapper = mapper;
    this.systems = systems;
    this.troubles = troubles;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "credit.order-news";
  }

  @Override
  public Optional<Instant> nextDue() {
    return mapper.nextDue();
  }

  @Override
  public void runDue(Instant now) {
    transaction.executeWithoutResult(tx -> mapper.due(now).ifPresent(this::deliver));
  }

  private void deliver(Waiting news) {
    try {
      post(news);
    } catch (IOException failed) {
      later(news, failed);
      return;
    }
    mapper.delivered(news.id(), clock.instant());
    troubles.resolve("credit", UNDELIVERED, Long.toString(news.id()), "system");
  }

  private void post(Waiting news) throws IOException {
    URI url = URI.create(news.url());
    if (!systems.mayBeInside()) {
      SignedPosts.checkOutside(url);
    }
    byte[] body = news.body().getBytes(StandardCharsets.UTF_8);
    String signature =
        SignedPosts.signature(systems.key(news.salt()), clock.instant().getEpochSecond(), body);
    posts.post(url, "order-news-" + news.id(), signature, body);
  }

  private void later(Waiting news, IOException failed) {
    boolean last = news.attempts() + 1 >= MOST_ATTEMPTS;
    String problem = String.valueOf(failed.getMessage());
    mapper.undelivered(
        news.id(),
        problem.substring(0, Math.min(LONGEST_PROBLEM, problem.length())),
        last ? null : clock.instant().plus(rest(news.attempts())));
    if (last) {
      troubles.report(
          "credit",
          UNDELIVERED,
          Long.toString(news.id()),
          "The order system at %s did not take news of an order in %d attempts: %s"
              .formatted(URI.create(news.url()).getHost(), MOST_ATTEMPTS, problem),
          "Mend the address or the system, then try again. It may ask about the order meanwhile.",
          failed);
    }
  }

  private static Duration rest(int attempts) {
    Duration rest = FIRST_REST.multipliedBy(1L << attempts);
    return rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest;
  }

  @Override
  public String kind() {
    return "credit/" + UNDELIVERED;
  }

  @Override
  public void retry(String subject) {
    mapper.again(Long.parseLong(subject), clock.instant());
  }
}
