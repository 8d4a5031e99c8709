package org.dunwell.contact.phone;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dunwell.contact.CallPermission;
import org.dunwell.contact.twilio.TwilioAccess;
import org.dunwell.platform.NotThere;
import org.dunwell.receivables.Customer;
import org.dunwell.receivables.Customers;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The line's record of calls, and the way to make one. */
@Component
public class PhoneCalls implements CallLedger {

  /** What one page shows. */
  public static final int PAGE = 100;

  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy, HH:mm", Locale.ENGLISH);

  private final PhoneCallMapper mapper;
  private final CallPermission permission;
  private final DeskPhones desks;
  private final TwilioAccess access;
  private final Customers customers;
  private final Clock clock;

  PhoneCalls(
      PhoneCallMapper mapper,
      CallPermission permission,
      DeskPhones desks,
      TwilioAccess access,
      Customers customers,
      Clock clock) {
    this.mapper = mapper;
    this.permission = permission;
    this.desks = desks;
    this.access = access;
    this.customers = customers;
    this.clock = clock;
  }

  /**
   * Lets the colleague's desk phone ring and then the customer's: both right after this transaction
   * and once, whatever crashes.
   *
   * @return the call's id; of the call that there is when the key is known
   * @throws CallRefused when the policy forbids it now, with why and when it is allowed; when there
   *     is no desk phone; when either number cannot be dialled or is in a call of ours already
   */
  @Transactional
  public long dial(NewPhoneCall wanted) {
    Optional<Long> known = mapper.idOfKey(key(wanted));
    if (known.isPresent()) {
      return known.get();
    }
    Customer customer = customers.byId(wanted.customerId());
    String desk = desks.of(wanted.user()).orElseThrow(PhoneCalls::noDesk);
    String number =
        E164.of(wanted.toNumber(), customer.country()).orElseThrow(() -> noNumber(wanted));
    refuseWhatThePolicyForbids(customer);
    if (mapper.rings(desk)) {
      throw new CallRefused("You are in a call already. End it first.", null);
    }
    PhoneCallMapper.NewCall row =
        new PhoneCallMapper.NewCall(
            key(wanted),
            "outbound",
            customer.id(),
            wanted.sellingEntityId(),
            access.numberOf(wanted.sellingEntityId()),
            number,
            PhoneWords.spoken(customer.language()),
            wanted.user(),
            desk,
            null,
            "planned",
            clock.instant());
    return mapper.insert(row).or(() -> mapper.idOfKey(row.key())).orElseThrow();
  }

  private static String key(NewPhoneCall wanted) {
    return "click/" + wanted.key();
  }

  private static CallRefused noDesk() {
    return new CallRefused(
        "Nobody knows which telephone is yours. Say so under My telephone (/me/phone).", null);
  }

  private static CallRefused noNumber(NewPhoneCall wanted) {
    return new CallRefused(
        "\"%s\" cannot be dialled. Correct it on the customer's page; with its country, such as +49 30 123456, nobody can misread it."
            .formatted(wanted.toNumber()),
        null);
  }

  private void refuseWhatThePolicyForbids(Customer customer) {
    permission
        .refusal(customer.id())
        .ifPresent(
            refusal -> {
              throw new CallRefused(words(refusal, customer.timeZone()), refusal.next());
            });
  }

  private static String words(CallPermission.Refusal refusal, ZoneId zone) {
    Instant next = refusal.next();
    String when =
        next == null
            ? "Write instead."
            : "The next time is %s where the customer is."
                .formatted(WHEN.format(next.atZone(zone)));
    return "%s may not be called now: %s %s"
        .formatted("The customer", refusal.why().replaceFirst("[.]*$", "."), when);
  }

  /**
   * A call.
   *
   * @throws NotThere when there is none with this id
   */
  public PhoneCall of(long id) {
    return mapper.shown(id).orElseThrow(() -> new NotThere("phone call", Long.toString(id)));
  }

  /** The calls with a customer, the latest first; at most {@link #PAGE}. */
  public List<PhoneCall> ofCustomer(long customerId, int limit) {
    return mapper.ofCustomer(customerId, Math.min(limit, PAGE));
  }

  /**
   * The caller has shown who it is.
   *
   * @param how in a word, such as {@code number-and-pin}
   */
  @Override
  @Transactional
  public void identified(long callId, long customerId, String how) {
    mapper.identified(callId, customerId, how);
  }

  /** What came of a call, in a word or a sentence; the last one counts. */
  @Transactional
  public void note(long callId, String outcome) {
    mapper.note(callId, outcome);
  }

  @Override
  @Transactional
  public void noted(long callId, String outcome, String detail) {
    mapper.note(callId, detail == null || detail.isBlank() ? outcome : detail);
  }
}
