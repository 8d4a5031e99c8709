package org.dunwell.contact;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dunwell.contact.ContactRequest.Channel;
import org.dunwell.platform.calendar.WorkingDays;
import org.dunwell.platform.decisions.Decision;
import org.dunwell.platform.decisions.Decisions;
import org.dunwell.platform.live.Channels;
import org.springframework.stereotype.Component;

/**
 * Asks {@code rules/contact-policy.dmn} whether somebody may be contacted at a moment. An insolvent
 * customer is asked for nothing over any channel: that is law and no policy, so no table is asked.
 */
@Component
class ContactPolicy {

  private static final String TABLE = "contact-policy";

  /** The columns of the table's result. */
  record Answer(String answer) {}

  /** All that the answer depends on; equal questions have equal answers. */
  record Situation(
      Channel channel,
      int localHour,
      String dayKind,
      int touchesLast7Days,
      boolean contactedToday,
      boolean consent,
      boolean reachable,
      boolean insolvent) {

    private Decisions.Question question(String subject) {
      return new Decisions.Question(
          subject,
          Map.of(
              "channel", channel.code(),
              "localHour", localHour,
              "dayKind", dayKind,
              "touchesLast7Days", touchesLast7Days,
              "contactedToday", contactedToday,
              "consent", consent,
              "reachable", reachable));
    }
  }

  /** A situation of a customer. */
  record Asked(long customerId, Situation situation) {}

  /**
   * What the table says.
   *
   * @param answer {@code allowed}, {@code later} or {@code never}
   * @param row the row that fired and why it is there
   */
  record Ruling(String answer, String row) {

    boolean allowed() {
      return answer.equals("allowed");
    }

    boolean never() {
      return answer.equals("never");
    }
  }

  private static final Ruling INSOLVENT =
      new Ruling("never", "insolvency: The customer is insolvent, and all contact has stopped.");

  private static final Ruling MAIL_IS_OFF =
      new Ruling("never", "off: E-mail is switched off here (DUNWELL_OFF).");

  private static final Ruling TEXTS_ARE_OFF =
      new Ruling("never", "off: The telephone is switched off here (DUNWELL_OFF).");

  private final Decisions decisions;
  private final WorkingDays workingDays;
  private final boolean mail;
  private final boolean phone;

  ContactPolicy(Decisions decisions, WorkingDays workingDays, Channels channels) {
    this.decisions = decisions;
    this.workingDays = workingDays;
    this.mail = channels.isOn(Channels.MAIL);
    this.phone = channels.isOn(Channels.PHONE);
  }

  /** What no table is asked about. */
  private Optional<Ruling> settled(Situation situation) {
    if (situation.insolvent()) {
      return Optional.of(INSOLVENT);
    }
    if (!mail && situation.channel() == Channel.EMAIL) {
      return Optional.of(MAIL_IS_OFF);
    }
    return !phone && situation.channel() == Channel.SMS
        ? Optional.of(TEXTS_ARE_OFF)
        : Optional.empty();
  }

  Situation situation(Person person, TouchDays touches, Channel channel, Instant at) {
    ZonedDateTime local = at.atZone(person.zone());
    LocalDate day = local.toLocalDate();
    return new Situation(
        channel,
        local.getHour(),
        workingDays.dayKind(person.calendar(), day).name(),
        touches.inTheWeekTo(person.customerId(), channel, day),
        touches.on(person.customerId(), channel, day),
        consent(person, channel),
        reachable(person, channel),
        person.insolvent());
  }

  /** Post needs nobody's consent; a text message needs a number that says yes and works. */
  private static boolean consent(Person person, Channel channel) {
    return switch (channel) {
      case EMAIL -> person.emailUsable() || !person.emailKnown();
      case PHONE -> person.phoneConsent();
      case SMS -> person.texts() != null;
      case LETTER -> true;
    };
  }

  /** A person who calls finds a number even where none is stored. */
  private static boolean reachable(Person person, Channel channel) {
    return switch (channel) {
      case EMAIL -> person.emailKnown();
      case PHONE, SMS -> true;
      case LETTER -> person.addressUsable();
    };
  }

  /** Decides and stores the decisions; rulings in order. */
  List<Ruling> decide(List<Asked> asked) {
    List<Decisions.Question> questions =
        asked.stream()
            .filter(one -> settled(one.situation()).isEmpty())
            .map(one -> one.situation().question("customer/" + one.customerId()))
            .toList();
    Iterator<Decision<Answer>> decided =
        decisions.decideAll(TABLE, questions, Answer.class).iterator();
    return asked.stream()
        .map(one -> settled(one.situation()).orElseGet(() -> ruling(decided.next())))
        .toList();
  }

  /** What would be decided, in order; nothing is stored, and no question is asked twice. */
  List<Ruling> previewAll(List<Asked> asked, Map<Situation, Ruling> before) {
    return asked.stream()
        .map(one -> before.computeIfAbsent(one.situation(), this::preview))
        .toList();
  }

  /** What would be decided; nothing is stored. */
  Ruling preview(Situation situation) {
    return settled(situation)
        .orElseGet(
            () -> ruling(decisions.preview(TABLE, situation.question("preview"), Answer.class)));
  }

  private static Ruling ruling(Decision<Answer> decision) {
    String rows =
        decision.fired().stream()
            .reduce((first, last) -> last)
            .map(row -> row.rowId() + ": " + row.why())
            .orElse("");
    return new Ruling(decision.output().answer(), rows);
  }
}
