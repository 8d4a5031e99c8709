package org.dunwell.disputes;

import java.util.ArrayList;
import java.util.List;
import org.dunwell.contact.correspondence.StaffMails;
import org.dunwell.disputes.departments.Department;
import org.dunwell.platform.calendar.DayWords;
import org.dunwell.platform.security.Group;
import org.dunwell.platform.security.Users;
import org.dunwell.receivables.SellingEntities;
import org.dunwell.receivables.SellingEntity;
import org.springframework.stereotype.Component;

/**
 * Tells our own people by mail what they have to do about a dispute; in the app it stands on their
 * lists anyway. Whoever has no address of their own is written to at the department's.
 */
@Component
public class DisputeAlerts {

  /**
   * Why somebody is written to.
   *
   * @param title what the subject begins with
   * @param key names it among the alerts about one dispute: nobody reads the same one twice; with
   *     the dispute's version where it may happen again
   */
  private record Cause(String title, String key) {}

  private final StaffMails mails;
  private final SellingEntities entities;
  private final Users users;

  DisputeAlerts(StaffMails mails, SellingEntities entities, Users users) {
    this.mails = mails;
    this.entities = entities;
    this.users = users;
  }

  /** It lies in the department's queue now, or with the credit managers. */
  void routed(Dispute dispute, Department department, boolean escalated) {
    if (escalated) {
      toManagers(
          dispute,
          new Cause("New dispute", "routed"),
          "A large dispute is yours from the beginning.");
    } else {
      send(
          dispute,
          new Cause("New dispute", "routed/%s/%d".formatted(department.code(), dispute.version())),
          department.email() == null ? List.of() : List.of(department.email()),
          "A new dispute for %s.".formatted(department.name()));
    }
  }

  /** Somebody was given it by somebody else. */
  void given(Dispute dispute, String owner, String by) {
    send(
        dispute,
        new Cause("Yours now: dispute", "given/" + owner + "/" + dispute.version()),
        users.emailOf(owner).map(List::of).orElse(List.of()),
        "%s has given you this dispute.".formatted(users.nameOf(by)));
  }

  /** Most of the time is used up. */
  void reminder(Dispute dispute, Course course, Department department) {
    List<String> to = new ArrayList<>();
    if (course.owner() != null) {
      users.emailOf(course.owner()).ifPresent(to::add);
    }
    if (to.isEmpty() && department.email() != null) {
      to.add(department.email());
    }
    send(
        dispute,
        new Cause("Reminder: dispute", "reminder"),
        to,
        "This dispute is still open. Its time is used up on %s; then a credit manager takes over."
            .formatted(
                DayWords.of(course.dueAt().atZone(department.zone()).toLocalDate())
                    + course.dueAt().atZone(department.zone()).format(Words.TIME)));
  }

  void escalated(Dispute dispute, String why) {
    toManagers(
        dispute,
        new Cause("Escalated: dispute", "escalated"),
        "A dispute was escalated to you: %s.".formatted(why));
  }

  /** Somebody's proposal waits for a second person. */
  public void toApprove(Dispute dispute, long resolution, String what) {
    toManagers(dispute, new Cause("To approve: dispute", "approve/" + resolution), what);
  }

  private void toManagers(Dispute dispute, Cause cause, String what) {
    send(dispute, cause, users.emailsOf(Group.CREDIT_MANAGERS), what);
  }

  private void send(Dispute dispute, Cause cause, List<String> to, String what) {
    SellingEntity entity = entities.byId(dispute.sellingEntityId());
    for (String address : to) {
      mails.send(
          new StaffMails.StaffMail(
              "dispute/%d/%s/%s".formatted(dispute.id(), cause.key(), address),
              "alert",
              dispute.customerId(),
              entity,
              address,
              "%s %d: %s, %s"
                  .formatted(
                      cause.title(), dispute.id(), dispute.customerName(), dispute.reasonName()),
              """
              %s

              Customer: %s (%s)
              Invoice: %s
              In dispute: %s
              Reason: %s
              %s"""
                  .formatted(
                      what,
                      dispute.customerName(),
                      dispute.customerNumber(),
                      dispute.invoiceNumber(),
                      dispute.open(),
                      dispute.reasonName(),
                      dispute.words() == null
                          ? ""
                          : "The customer says: " + dispute.words() + "\n"),
              "/disputes/" + dispute.id(),
              "system"));
    }
  }
}
