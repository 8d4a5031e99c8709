package org.dunwell.collections.calls;

import java.time.LocalDate;
import org.dunwell.platform.calendar.DayWords;
import org.dunwell.promises.Promise;
import org.dunwell.promises.Promises;
import org.dunwell.receivables.Customer;
import org.springframework.stereotype.Component;

/** What was heard of a customer before, in few words. */
@Component
class LastHeard {

  private final CallMapper mapper;
  private final Promises promises;
  private final PinnedNotes pinnedNotes;

  LastHeard(CallMapper mapper, Promises promises, PinnedNotes pinnedNotes) {
    this.mapper = mapper;
    this.promises = promises;
    this.pinnedNotes = pinnedNotes;
  }

  /** The last promise and what became of it; null if there was none. */
  String promise(Customer customer) {
    return promises.of(customer.id()).stream().findFirst().map(LastHeard::words).orElse(null);
  }

  private static String words(Promise promise) {
    String state =
        promise.isOpen()
            ? "still open"
            : promise.state().replace('-', ' ')
                + (promise.state().equals("partly-kept") || promise.state().equals("broken")
                    ? ", %s came"
                        .formatted(CallWords.money(promise.keptAmount(), promise.currency()))
                    : "");
    return "%s by %s: %s"
        .formatted(
            CallWords.money(promise.amount(), promise.currency()),
            DayWords.of(promise.promisedFor()),
            state);
  }

  /** What was said last on the phone; null if nothing was. */
  String words(Customer customer) {
    return mapper.ofCustomers(new Long[] {customer.id()}, 1).stream()
        .findFirst()
        .map(
            call ->
                "%s, %s: %s%s"
                    .formatted(
                        DayWords.of(LocalDate.ofInstant(call.madeAt(), customer.timeZone())),
                        call.takenBy(),
                        call.what().said(),
                        call.note() == null ? "" : ". " + call.note()))
        .orElse(null);
  }

  /** What nobody should miss, shortened; null if nothing is pinned. */
  String pinnedNotes(Customer customer) {
    return pinnedNotes.of(customer);
  }
}
