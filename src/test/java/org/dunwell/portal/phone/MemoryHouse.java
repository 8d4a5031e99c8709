package org.dunwell.portal.phone;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.dunwell.contact.phone.CallLedger;
import org.dunwell.contact.phone.LineCall;
import org.dunwell.disputes.reasons.ReasonCode;
import org.dunwell.platform.calendar.WorkingDays;
import org.dunwell.portal.OpenGroup;
import org.dunwell.portal.OpenItem;
import org.dunwell.portal.PaidHistory;
import org.dunwell.promises.Limits;
import org.dunwell.promises.spoken.SpokenPromises;
import org.dunwell.receivables.Customer;
import org.dunwell.receivables.SellingEntity;
import org.dunwell.receivables.Statement;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/**
 * What the conversation stands on, in memory: one customer with five invoices in two currencies.
 */
final class MemoryHouse {

  static final String DIGITS = "100";
  static final String PIN = "294617";

  private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

  /** What was booked or sent, by stage. */
  final Map<String, Integer> booked = new HashMap<>();

  private final Map<Long, Place> places = new HashMap<>();
  private final Debt debt = new Debt();

  PhoneMenu menu() {
    Acts acts = new Acts();
    Sending sending = new Sending(new Post());
    SaidPromise said = new SaidPromise(new SpokenPromises(), new WorkingDays());
    return new PhoneMenu(
        new Visits(),
        List.of(
            new Entrance(new Known()),
            new MainMenu(debt),
            new InvoiceTalk(debt, sending),
            sending,
            new PromiseGroup(debt),
            new PromiseDay(debt, said),
            new PromiseAmount(debt, said),
            new PromiseConfirm(debt, acts),
            new DisputeTalk(debt, acts),
            new Handing(new Team())),
        new StaticListableBeanFactory().getBeanProvider(CallLedger.class));
  }

  Place place(long callId) {
    return places.get(callId);
  }

  private final class Visits extends PhoneVisits {
    Visits() {
      super(null, null);
    }

    @Override
    Optional<Place> of(long callId) {
      return Optional.ofNullable(places.get(callId));
    }

    @Override
    void keep(long callId, Place place) {
      places.put(callId, place);
    }

    @Override
    void end(long callId) {
      places.remove(callId);
    }
  }

  private static final class Known extends Callers {
    Known() {
      super(null, null, null, null, null, null, null, null);
    }

    @Override
    void named(Place at, String early, String digits) {
      boolean known = digits.equals(DIGITS) || DIGITS.equals(early + digits);
      at.candidate = known ? 1L : null;
    }

    @Override
    void unnamed(LineCall call, Place at) {
      at.candidate = "+4930555001".equals(call.theirNumber()) ? 1L : null;
    }

    @Override
    void called(Place at, long customer) {
      at.candidate = customer;
    }

    @Override
    String company(LineCall call) {
      return "Nordwerk GmbH";
    }

    @Override
    String customerName(LineCall call) {
      return "Miller Ltd";
    }

    @Override
    void sendCode(LineCall call, Place at, String way) {
      at.codes++;
    }

    @Override
    Verdict pin(LineCall call, Place at, String digits) {
      if (at.candidate != null && digits.equals(PIN)) {
        at.customer = at.candidate;
        return Verdict.FITS;
      }
      at.tries++;
      return at.tries >= Guesses.OF_CALL ? Verdict.LOCKED : Verdict.WRONG;
    }

    @Override
    Verdict code(LineCall call, Place at, String digits) {
      return pin(call, at, digits);
    }
  }

  private static final class Team extends PhoneTeam {
    Team() {
      super(null, null, null, null);
    }

    @Override
    List<String> of(Long customerId) {
      return customerId == null ? List.of("cora") : List.of("owner", "cora");
    }
  }

  private static final class Debt extends PhoneDebt {
    Debt() {
      super(null, null, null, null, null);
    }

    private static final Customer CUSTOMER =
        new Customer(
            1,
            "K100",
            "Miller Ltd",
            null,
            null,
            null,
            "DE",
            "en",
            ZoneId.of("Europe/Berlin"),
            "DE",
            "standard",
            "medium",
            null,
            null,
            null,
            null,
            null,
            0);

    private static final SellingEntity ENTITY =
        new SellingEntity(
            1,
            "DE",
            "Nordwerk GmbH",
            null,
            null,
            null,
            "DE",
            "de",
            ZoneId.of("Europe/Berlin"),
            "DE",
            "EUR",
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            0);

    @Override
    List<OpenGroup> groups(Talk talk) {
      return List.of(
          new OpenGroup(ENTITY, "EUR", items(1, 4, "EUR"), List.of()),
          new OpenGroup(ENTITY, "USD", items(5, 5, "USD"), List.of()));
    }

    private static List<OpenItem> items(int from, int to, String currency) {
      return IntStream.rangeClosed(from, to)
          .mapToObj(
              id -> {
                BigDecimal amount = new BigDecimal("1000.50");
                BigDecimal late = id == 4 ? BigDecimal.ZERO : amount;
                LocalDate due = TODAY.minusDays(20 - 6L * id);
                return new OpenItem(
                    new Statement.Item(
                        id,
                        "R-" + id,
                        due,
                        due,
                        currency,
                        amount,
                        amount,
                        id == 4 ? 0 : id,
                        null,
                        BigDecimal.ZERO,
                        late,
                        BigDecimal.ZERO),
                    CUSTOMER,
                    ENTITY);
              })
          .toList();
    }

    @Override
    List<Part> parts(Talk talk) {
      BigDecimal due = new BigDecimal("3001.50");
      return List.of(
          new Part(
              "Nordwerk GmbH",
              null,
              new Statement.Totals("EUR", due, due, BigDecimal.ZERO, BigDecimal.ZERO, due),
              BigDecimal.ONE));
    }

    @Override
    List<Limits> limits(List<OpenItem> wished) {
      BigDecimal most =
          wished.stream().map(OpenItem::free).reduce(BigDecimal.ZERO, BigDecimal::add);
      return List.of(
          new Limits(
              wished.get(0).item().currency(),
              most,
              BigDecimal.TEN,
              TODAY,
              TODAY.plusDays(10),
              0,
              1,
              3,
              1,
              "row 1",
              "why"));
    }

    @Override
    List<ReasonCode> reasons(Talk talk) {
      return IntStream.range(0, 8)
          .mapToObj(
              i ->
                  new ReasonCode(
                      "REASON_" + i,
                      i == 0 ? "Damaged goods" : "Reason " + i,
                      List.of(),
                      "OTH",
                      "credit",
                      Duration.ofHours(8),
                      Map.of(),
                      null,
                      0))
          .toList();
    }

    @Override
    Last last(Talk talk) {
      return new Last(
          new PaidHistory.Latest("R-4", TODAY, TODAY, "EUR", BigDecimal.TEN, BigDecimal.TEN), null);
    }
  }

  private final class Acts extends PhoneActs {
    Acts() {
      super(debt, null, null, null, null, null);
    }

    @Override
    Optional<String> promise(Talk talk) {
      Place at = talk.at();
      return book("promise", at.day != null && !at.day.isAfter(TODAY.plusDays(10)), at);
    }

    @Override
    Optional<String> dispute(Talk talk) {
      return book("dispute", talk.at().reason != null && talk.at().invoice != null, talk.at());
    }
  }

  private Optional<String> book(String what, boolean whole, Place at) {
    if (!whole || at.customer == null) {
      throw new AssertionError("A %s was booked that is none".formatted(what));
    }
    booked.merge(what, 1, Integer::sum);
    return Optional.empty();
  }

  private final class Post extends PhoneSending {
    Post() {
      super(debt, null, null, null, null, null, null);
    }

    @Override
    boolean textLink(Talk talk) {
      return send(talk, "text");
    }

    @Override
    boolean mailLink(Talk talk) {
      return send(talk, "mail");
    }

    @Override
    boolean mailCopy(Talk talk, OpenItem item) {
      return send(talk, "copy");
    }

    private boolean send(Talk talk, String what) {
      book(what, true, talk.at());
      talk.nextKey();
      return !what.equals("text");
    }
  }
}
