package org.dunwell.contact.phone;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dunwell.contact.Calls;
import org.dunwell.contact.phone.CallStep.Spoken;
import org.dunwell.contact.twilio.TwilioAccess;
import org.dunwell.platform.Nudges;
import org.dunwell.platform.telephone.TelephoneNumber;
import org.dunwell.receivables.Account;
import org.dunwell.receivables.SellingEntities;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Calls that the line makes by itself: once about what is past due, and when nobody answers, or
 * nobody shows who it is, a person calls instead.
 */
@Component
public class AutomatedCalls {

  private static final String UNANSWERED = "automated call: nobody who showed who it is answered";

  /**
   * A call that is wanted.
   *
   * @param requestId what it is to fulfil
   */
  public record Wish(long requestId, long customerId, long sellingEntityId) {

    private Account account() {
      return new Account(customerId, sellingEntityId);
    }
  }

  private final PhoneCallMapper mapper;
  private final TwilioAccess access;
  private final SellingEntities entities;
  private final ObjectProvider<Calls> calls;
  private final Nudges nudges;
  private final Clock clock;
  private final boolean on;

  AutomatedCalls(
      PhoneCallMapper mapper,
      TwilioAccess access,
      SellingEntities entities,
      ObjectProvider<Calls> calls,
      Nudges nudges,
      Clock clock,
      @Value("${dunwell.phone.automated-calls}") boolean on) {
    this.mapper = mapper;
    this.access = access;
    this.entities = entities;
    this.calls = calls;
    this.nudges = nudges;
    this.clock = clock;
    this.on = on;
  }

  /** Whether the company wants them at all. */
  public boolean areOn() {
    return on && access.ready();
  }

  /** Whether a machine has taken the call, by Twilio's word for it. */
  static boolean isMachine(String answeredBy) {
    return answeredBy != null && (answeredBy.startsWith("machine") || answeredBy.equals("fax"));
  }

  /**
   * Has customers called who can be, one call for all that is wanted of one.
   *
   * @return the requests for which there is a call now; the others are left to people
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Set<Long> place(Collection<Wish> wishes, Instant now) {
    Map<String, List<Wish>> byAccount =
        wishes.stream()
            .collect(
                Collectors.groupingBy(
                    wish -> wish.account().toString(), TreeMap::new, Collectors.toList()));
    Set<Long> placed = new HashSet<>();
    for (List<Wish> some : areOn() ? byAccount.values() : List.<List<Wish>>of()) {
      if (place(some, now)) {
        some.forEach(wish -> placed.add(wish.requestId()));
      }
    }
    return placed;
  }

  private boolean place(List<Wish> wishes, Instant now) {
    Wish first = wishes.get(0);
    Optional<PhoneCallMapper.Callee> callee = mapper.callee(first.customerId());
    Optional<String> number = callee.flatMap(to -> E164.of(to.number(), to.country()));
    if (number.isEmpty()
        || !access.hasNumber(first.sellingEntityId())
        || mapper.rings(number.get())) {
      return false;
    }
    long earliest = wishes.stream().mapToLong(Wish::requestId).min().orElseThrow();
    Optional<Long> call =
        mapper.insert(
            new PhoneCallMapper.NewCall(
                "automated/" + earliest,
                "automated",
                first.customerId(),
                first.sellingEntityId(),
                access.numberOf(first.sellingEntityId()),
                number.get(),
                PhoneWords.spoken(callee.get().language()),
                null,
                null,
                null,
                "planned",
                now));
    call.ifPresent(
        id -> mapper.calledBy(wishes.stream().map(Wish::requestId).toArray(Long[]::new), id));
    return call.isPresent();
  }

  /** Who or what has taken the call. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void answeredBy(CallRow call, String who) {
    mapper.answeredBy(call.id(), who);
    if (!isMachine(who)) {
      mapper.reached(call.id());
    }
  }

  /** What a mailbox hears: who called and where to call back, and not a word of why. */
  List<Spoken> message(CallRow call) {
    String company = entities.byId(call.sellingEntityId()).name();
    String number = TelephoneNumber.readable(call.ourNumber());
    return List.of(
        new Spoken(
            PhoneWords.of(call.language(), "reminderVoicemail", company, number), call.language()));
  }

  /**
   * It counts as a call made when somebody has shown who it is; else a person calls at the next
   * allowed moment, unless it is settled meanwhile. Either way the cases look again.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void ended(CallRow call) {
    List<Long> invoices = mapper.invoicesOf(call.id());
    if (call.identifiedBy() != null) {
      calls.getObject().made(mapper.requests(call.id()));
    } else {
      mapper.toPeople(call.id(), UNANSWERED, clock.instant());
    }
    nudges.about(invoices, "automated call");
  }
}
