package org.dunwell.contact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.dunwell.contact.ContactRequest.Channel;
import org.springframework.stereotype.Component;

/** Makes letters of what may be said: decides and renders, and stores nothing. */
@Component
class Bundles {

  /**
   * What came of the requests that may go on.
   *
   * @param letters one per account that was not written to today
   * @param again requests of accounts that were
   * @param dropped why others need not be said any more, by request id
   * @param leftOut requests that somebody has left out of the day's letter, and who
   */
  record Bundle(
      List<Draft> letters,
      List<Waiting> again,
      Map<Long, String> dropped,
      Map<Waiting, String> leftOut) {}

  private final Drafts drafts;

  Bundles(Drafts drafts) {
    this.drafts = drafts;
  }

  /**
   * @param written which of these letters were written already, by key
   */
  Bundle of(
      Channel channel,
      Collection<Waiting> requests,
      Map<Long, Person> people,
      Instant now,
      Function<List<Draft>, Set<String>> written) {
    List<Draft> all = drafts.write(channel, requests, people, now);
    Map<Long, String> dropped = new HashMap<>();
    Map<Waiting, String> leftOut = new LinkedHashMap<>();
    all.forEach(draft -> dropped.putAll(draft.dropped()));
    all.forEach(draft -> leftOut.putAll(draft.leftOut()));
    List<Draft> full = all.stream().filter(draft -> !draft.isEmpty()).toList();
    Set<String> known = written.apply(full);
    List<Draft> letters = new ArrayList<>();
    List<Waiting> again = new ArrayList<>();
    for (Draft draft : full) {
      if (known.contains(draft.key())) {
        again.addAll(draft.said());
      } else {
        letters.add(draft);
      }
    }
    return new Bundle(letters, again, dropped, leftOut);
  }
}
