package org.dunwell.contact;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.dunwell.contact.Admission.Known;
import org.dunwell.contact.ContactPolicy.Ruling;
import org.dunwell.contact.ContactRequest.Channel;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.Timeline;
import org.dunwell.receivables.SellingEntities;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A letter that would go on a coming day goes now, within the contact policy. What people have
 * changed in the letter of that day holds for this one; a letter of today that was taken back is
 * written again.
 */
@Component
public class SendNow {

  private static final List<Channel> WRITTEN = List.of(Channel.EMAIL, Channel.SMS, Channel.LETTER);

  private final Requests requests;
  private final RequestMapper mapper;
  private final MessageMapper messages;
  private final DayChangeMapper changes;
  private final ContactForecast forecast;
  private final ForecastMapper facts;
  private final Rounds rounds;
  private final SellingEntities entities;
  private final Timeline timeline;
  private final Clock clock;

  SendNow(
      Requests requests,
      RequestMapper mapper,
      MessageMapper messages,
      DayChangeMapper changes,
      ContactForecast forecast,
      ForecastMapper facts,
      Rounds rounds,
      SellingEntities entities,
      Timeline timeline,
      Clock clock) {
    this.requests = requests;
    this.mapper = mapper;
    this.messages = messages;
    this.changes = changes;
    this.forecast = forecast;
    this.facts = facts;
    this.rounds = rounds;
    this.entities = entities;
    this.timeline = timeline;
    this.clock = clock;
  }

  /**
   * Writes to a customer now.
   *
   * @param wishes what the cases would ask for by that day and have not asked for yet
   * @param day the day on which it would go
   * @param by the user's id
   * @return the messages, to be found until they leave
   * @throws BrokenRule when the policy says no, naming its row, or nothing is left to say
   */
  @Transactional
  public List<Long> send(
      long customerId, Collection<ContactRequest> wishes, LocalDate day, String by) {
    Instant now = clock.instant();
    Long[] customer = {customerId};
    WRITTEN.forEach(channel -> mapper.lockWaiting(channel.code(), customer));
    if (!facts.unread(customer).isEmpty()) {
      throw new BrokenRule(
          "A reply of this customer is unread. Read it first; nothing automatic goes out until"
              + " then.");
    }
    List<ContactRequest> all = new ArrayList<>(wishes);
    for (ZoneId zone : entities.zones()) {
      all.addAll(forecast.notices(List.of(customerId), zone, day));
    }
    requests.request(all);
    LocalDate today = today(customerId, now);
    changes.move(customerId, day, today);
    messages.freeKeys(customerId, today);
    long before = messages.lastId(customerId);
    for (Channel channel : WRITTEN) {
      if (!mapper.lockWaiting(channel.code(), customer).isEmpty()) {
        checkPolicy(customerId, channel, now);
        rounds.write(channel, List.of(customerId), now);
      }
    }
    List<Long> written = messages.writtenAfter(customerId, before);
    if (written.isEmpty()) {
      throw new BrokenRule(
          "There is nothing to write about now: what the letter would ask for is not past due yet,"
              + " may not be collected, or is left out.");
    }
    timeline.add(
        new Timeline.Entry(
            "contact",
            "letter",
            customerId,
            null,
            by,
            "Sent the letter of %s at once.".formatted(day),
            null));
    return written;
  }

  private LocalDate today(long customerId, Instant now) {
    Known known = known(customerId, now);
    return LocalDate.ofInstant(now, known.people().get(customerId).zone());
  }

  private Known known(long customerId, Instant now) {
    List<Long> customer = List.of(customerId);
    return new Known(forecast.next().people(customer), forecast.next().touchDays(customer, now));
  }

  private static String words(Channel channel) {
    return switch (channel) {
      case EMAIL -> "a mail";
      case SMS -> "a text message";
      default -> "a letter";
    };
  }

  private void checkPolicy(long customerId, Channel channel, Instant now) {
    Ruling ruling = forecast.admission().ruling(customerId, known(customerId, now), channel, now);
    if (!ruling.allowed()) {
      throw new BrokenRule(
          "The contact policy does not allow %s now: %s".formatted(words(channel), ruling.row()));
    }
  }
}
