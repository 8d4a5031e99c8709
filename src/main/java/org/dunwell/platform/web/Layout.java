package org.dunwell.platform.web;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Locale;
import java.util.UUID;
import org.dunwell.platform.Money;
import org.dunwell.platform.Troubles;
import org.dunwell.platform.calendar.DayWords;
import org.dunwell.platform.security.Viewer;
import org.dunwell.platform.telephone.TelephoneNumber;
import org.dunwell.platform.time.TimeMachine;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** What every page shows; templates say {@code @layout}. */
@Component("layout")
public class Layout {

  /** Request attribute: which part of the ledger the signed-in person sees, in words. */
  public static final String PART = Layout.class.getName() + ".part";

  private static final String ZONE = Layout.class.getName() + ".zone";
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH);
  private final Clock clock;
  private final JdbcClient jdbc;
  private final Troubles troubles;
  private final TimeMachine machine;
  private final boolean sandbox;

  Layout(
      Clock clock,
      JdbcClient jdbc,
      Troubles troubles,
      TimeMachine machine,
      @Value("${dunwell.mode}") String mode) {
    this.clock = clock;
    this.jdbc = jdbc;
    this.troubles = troubles;
    this.machine = machine;
    this.sandbox = mode.equals("sandbox");
  }

  /** Whether this Dunwell plays. */
  public boolean isSandbox() {
    return sandbox;
  }

  /** The day and hour that the clock shows, which in the sandbox need not be today's. */
  public String now() {
    return DAY.format(clock.instant().atZone(zone()))
        + ", "
        + DateTimeFormatter.ofPattern("HH:mm").format(clock.instant().atZone(zone()));
  }

  /** Where the sandbox's time is on its way to; empty when the clock runs by itself. */
  public String walkingTo() {
    return machine.target().map(this::moment).orElse("");
  }

  /** Which part of the ledger the signed-in person sees, in words; null for the whole of it. */
  public String part() {
    RequestAttributes request = RequestContextHolder.getRequestAttributes();
    return request == null
        ? null
        : (String) request.getAttribute(PART, RequestAttributes.SCOPE_REQUEST);
  }

  /** How many troubles wait for a person; none of them for whoever sees a part of the ledger. */
  public long troubles() {
    return part() == null ? troubles.countOpen() : 0;
  }

  /** Whether the signed-in person works with customers, rather than only looks or investigates. */
  public boolean collects() {
    return Viewer.collects();
  }

  /** Whether the signed-in person finds out what is behind disputes and does nothing else here. */
  public boolean investigatesOnly() {
    return Viewer.investigatesOnly();
  }

  /** A name for what a button does: made with its page, so that pressing it twice does it once. */
  public String key() {
    return UUID.randomUUID().toString();
  }

  /** The first step of the path that is shown, for the menu. */
  public String here() {
    String path = ServletUriComponentsBuilder.fromCurrentRequest().build().getPath();
    return path == null ? "" : path.replaceFirst("^/([^/]*).*$", "$1");
  }

  /** The clock's date in the house's zone. */
  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone());
  }

  /** A moment as our people read it, in the house's zone; empty for null. */
  public String moment(Instant moment) {
    return moment == null ? "" : MOMENT.format(moment.atZone(zone()));
  }

  /** The day of a moment as our people read it, in the house's zone; empty for null. */
  public String day(Instant moment) {
    return moment == null ? "" : DayWords.of(LocalDate.ofInstant(moment, zone()));
  }

  /** A telephone number as people read it, such as {@code +49 30 23125000}; empty for null. */
  public String phone(String e164) {
    return e164 == null ? "" : TelephoneNumber.readable(e164);
  }

  /** A date as our people read it; empty for null. */
  public String date(LocalDate date) {
    return date == null ? "" : DayWords.of(date);
  }

  /** An amount as our people read it, such as {@code 12,345.60 EUR}; empty for null. */
  public String money(BigDecimal amount, String currency) {
    if (amount == null) {
      return "";
    }
    NumberFormat format = NumberFormat.getNumberInstance(Locale.ENGLISH);
    int decimals = Money.decimals(Currency.getInstance(currency));
    format.setMinimumFractionDigits(decimals);
    format.setMaximumFractionDigits(decimals);
    return format.format(amount) + " " + currency;
  }

  /**
   * An id as words: {@code waitForPayment}, {@code past-due}, {@code NOT_PAID} read as a person
   * would say them.
   */
  public String words(String id) {
    if (id == null || id.isEmpty()) {
      return "";
    }
    String spaced =
        id.replaceAll("([a-z])([A-Z])", "$1 $2")
            .replaceAll("[-_]", " ")
            .toLowerCase(Locale.ENGLISH);
    return Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1);
  }

  /** The house's zone; asked once for a page, however many moments stand on it. */
  public ZoneId zone() {
    RequestAttributes request = RequestContextHolder.getRequestAttributes();
    if (request == null) {
      return readZone();
    }
    ZoneId known = (ZoneId) request.getAttribute(ZONE, RequestAttributes.SCOPE_REQUEST);
    if (known == null) {
      known = readZone();
      request.setAttribute(ZONE, known, RequestAttributes.SCOPE_REQUEST);
    }
    return known;
  }

  /** The zone of the oldest selling entity: our own people's, until each has one. */
  private ZoneId readZone() {
    return jdbc.sql("select time_zone from receivables.selling_entity order by id limit 1")
        .query(String.class)
        .optional()
        .map(ZoneId::of)
        .orElse(ZoneOffset.UTC);
  }
}
