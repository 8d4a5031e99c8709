package org.dunwell.contact;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dunwell.contact.ContactRequest.Channel;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Letters that waited long enough to be wrong: nobody is written to about an invoice that was paid
 * in the meantime.
 */
@Component
class Rewrites {

  /** The days late in a letter are those of the day on which it was written. */
  private static final Duration FRESH = Duration.ofHours(20);

  private final MessageMapper messages;
  private final RequestMapper requests;
  private final NextContact next;
  private final Drafts drafts;
  private final Messages store;
  private final RequestEnds ends;

  Rewrites(
      MessageMapper messages,
      RequestMapper requests,
      NextContact next,
      Drafts drafts,
      Messages store,
      RequestEnds ends) {
    this.messages = messages;
    this.requests = requests;
    this.next = next;
    this.drafts = drafts;
    this.store = store;
    this.ends = ends;
  }

  /** The same letters, those written anew by the ledger as it stands whose words went stale. */
  @Transactional
  public List<OutgoingMail> refresh(List<OutgoingMail> batch, Instant now) {
    if (batch.isEmpty()) {
      return batch;
    }
    Long[] ids = batch.stream().map(OutgoingMail::id).toArray(Long[]::new);
    Set<Long> stale = stale(ids, now);
    if (stale.isEmpty()) {
      return batch;
    }
    rewrite(Channel.EMAIL, stale, now);
    return messages.byIds(ids);
  }

  /** Letters on paper are made true just before they are printed. */
  void refreshLetters(Collection<Long> waiting, Instant now) {
    Long[] ids = waiting.toArray(Long[]::new);
    rewrite(Channel.LETTER, stale(ids, now), now);
  }

  /** Text messages are made true just before they are handed over. */
  void refreshTexts(Collection<Long> waiting, Instant now) {
    Long[] ids = waiting.toArray(Long[]::new);
    rewrite(Channel.SMS, stale(ids, now), now);
  }

  /** Locked, so that none of them is handed over meanwhile. */
  private Set<Long> stale(Long[] ids, Instant now) {
    Long[] stale = messages.stale(ids, now.minus(FRESH)).toArray(Long[]::new);
    return stale.length == 0 ? Set.of() : new HashSet<>(messages.lockQueued(stale));
  }

  private void rewrite(Channel channel, Set<Long> stale, Instant now) {
    Map<Long, Draft> rewritten = new HashMap<>();
    for (long id : stale) {
      List<Waiting> said = requests.ofMessages(new Long[] {id});
      if (said.isEmpty()) {
        messages.withdraw(id, now);
      } else {
        rewritten.put(id, draft(channel, said, now));
      }
    }
    store.rewrite(rewritten, now);
  }

  private Draft draft(Channel channel, Collection<Waiting> said, Instant now) {
    Set<Long> customers = said.stream().map(Waiting::customerId).collect(Collectors.toSet());
    Draft draft = drafts.write(channel, said, next.people(customers), now).get(0);
    Map<Long, String> unsaid = new HashMap<>(draft.dropped());
    draft.leftOut().forEach((request, by) -> unsaid.put(request.id(), by));
    ends.withdraw(unsaid, said, now);
    return draft;
  }
}
