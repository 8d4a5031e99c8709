package org.dunwell.collections;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dunwell.platform.calendar.DayWords;
import org.dunwell.promises.Promise;
import org.dunwell.promises.Promises;
import org.dunwell.promises.evidence.Evidence;
import org.dunwell.promises.evidence.Proof;
import org.dunwell.receivables.Customers;
import org.springframework.stereotype.Component;

/** What a customer has promised in words that somebody can look up, or hear. */
@Component
public class CustomerProofs {

  /** As many as anybody reads before deciding. */
  private static final int MOST = 5;

  private final Promises promises;
  private final Evidence evidence;
  private final Customers customers;

  CustomerProofs(Promises promises, Evidence evidence, Customers customers) {
    this.promises = promises;
    this.evidence = evidence;
    this.customers = customers;
  }

  /** A promise and the sentence that proves it. */
  public record Proven(Promise promise, Proof proof) {}

  /** The last proven promises, newest first, at most {@value #MOST} sentences. */
  public List<Proven> of(long customerId) {
    List<Promise> all = promises.of(customerId);
    Map<Long, List<Proof>> proofs = evidence.of(all.stream().map(Promise::id).toList());
    return all.stream()
        .flatMap(
            promise ->
                proofs.getOrDefault(promise.id(), List.of()).stream()
                    .map(proof -> new Proven(promise, proof)))
        .limit(MOST)
        .toList();
  }

  /** The same as text, a sentence a line; null when nothing is proven. */
  String words(long customerId) {
    ZoneId zone = customers.byId(customerId).timeZone();
    String all =
        of(customerId).stream().map(one -> words(one, zone)).collect(Collectors.joining("\n"));
    return all.isEmpty() ? null : all;
  }

  private static String words(Proven one, ZoneId zone) {
    Promise promise = one.promise();
    LocalDateTime at = LocalDateTime.ofInstant(one.proof().saidAt(), zone);
    return "%s, %tR: “%s” (%s %s by %s: %s%s)"
        .formatted(
            DayWords.of(at.toLocalDate()),
            at,
            one.proof().sentence(),
            promise.amount().toPlainString(),
            promise.currency(),
            DayWords.of(promise.promisedFor()),
            promise.state().replace('-', ' '),
            heard(one.proof()));
  }

  private static String heard(Proof proof) {
    return switch (proof.audio()) {
      case "there" -> "; to be heard at %s of call %d".formatted(proof.at(), proof.callId());
      case "deleted" -> "; the recording was deleted when its time was over";
      default -> "";
    };
  }
}
