package org.dunwell.contact;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dunwell.platform.Nudges;
import org.springframework.stereotype.Component;

/** Ends requests that could not be fulfilled and wakes whoever made them. */
@Component
class RequestEnds {

  private final RequestMapper requests;
  private final Nudges nudges;

  RequestEnds(RequestMapper requests, Nudges nudges) {
    this.requests = requests;
    this.nudges = nudges;
  }

  /** These customers cannot be reached this way. */
  void fail(Collection<Waiting> failed, String reason, Instant now) {
    end(failed.stream().map(Waiting::id).toList(), "failed", reason, now);
    nudges.about(failed.stream().map(Waiting::invoiceId).toList(), "contact failed");
  }

  /** These need not be said any more; reasons by request id. */
  void withdraw(Map<Long, String> reasons, Collection<Waiting> of, Instant now) {
    Map<String, List<Long>> ids =
        reasons.keySet().stream().collect(Collectors.groupingBy(reasons::get));
    ids.forEach((reason, some) -> end(some, "withdrawn", reason, now));
    nudges.about(
        of.stream()
            .filter(request -> reasons.containsKey(request.id()))
            .map(Waiting::invoiceId)
            .toList(),
        "contact withdrawn");
  }

  private void end(List<Long> ids, String state, String reason, Instant now) {
    if (!ids.isEmpty()) {
      requests.end(new RequestMapper.Ending(ids.toArray(Long[]::new), state, reason, now));
    }
  }
}
