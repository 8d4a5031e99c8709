package org.dunwell.contact;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Begins to think ahead about contact; see {@link ContactCourse}. */
@Component
public class ContactForecast {

  private static final int MOST_NOTICES = 20_000;

  /** What decides in earnest, and here. */
  @Component
  record Rooms(
      NextContact next,
      ContactPolicy policy,
      Admission admission,
      Bundles bundles,
      TakeBackWindow window) {}

  private final Rooms rooms;
  private final ForecastMapper mapper;
  private final NoticeMapper notices;
  private final Messages messages;

  ContactForecast(Rooms rooms, ForecastMapper mapper, NoticeMapper notices, Messages messages) {
    this.rooms = rooms;
    this.mapper = mapper;
    this.notices = notices;
    this.messages = messages;
  }

  /** From this moment on, with what waits for these customers. */
  public ContactCourse begin(Collection<Long> customers, Instant now) {
    Long[] ids = customers.toArray(Long[]::new);
    return new ContactCourse(
        this,
        new Admission.Known(rooms.next().people(customers), rooms.next().touchDays(customers, now)),
        new PlannedRequests(mapper.pending(ids), Set.copyOf(mapper.unread(ids))));
  }

  NextContact next() {
    return rooms.next();
  }

  ContactPolicy policy() {
    return rooms.policy();
  }

  Admission admission() {
    return rooms.admission();
  }

  Bundles bundles() {
    return rooms.bundles();
  }

  TakeBackWindow window() {
    return rooms.window();
  }

  List<ContactRequest> notices(Collection<Long> customers, ZoneId zone, LocalDate day) {
    return notices
        .coming(
            customers.toArray(Long[]::new),
            zone,
            day,
            day.plusDays(Notices.DAYS_BEFORE),
            0,
            MOST_NOTICES)
        .stream()
        .map(Notices::notice)
        .toList();
  }

  /** Written in earnest or in thought. */
  Function<List<Draft>, Set<String>> written(Set<String> inThought) {
    return drafts -> {
      Set<String> keys = new HashSet<>(messages.known(drafts));
      keys.addAll(
          drafts.stream().map(Draft::key).filter(inThought::contains).collect(Collectors.toSet()));
      return keys;
    };
  }
}
