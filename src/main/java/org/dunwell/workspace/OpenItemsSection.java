package org.dunwell.workspace;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dunwell.platform.web.CustomerSection;
import org.dunwell.receivables.Limitations;
import org.dunwell.workspace.OwedItemMapper.Item;
import org.dunwell.workspace.Story.Choice;
import org.springframework.stereotype.Component;

/** The customer's page: what is open, and for each item what happens next, when and why. */
@Component
class OpenItemsSection implements CustomerSection {

  /** What one looks at in a day; the list of invoices has them all. */
  private static final int MOST = 100;

  /**
   * An item as the page shows it.
   *
   * @param next what happens, in words
   * @param at when; null when only the ledger knows
   * @param why the decision behind it; null without a case
   */
  record Line(Item item, String next, Instant at, Choice why) {}

  /** A statement of account to print: what one customer owes one company of ours. */
  record Sheet(String customer, String sellingEntity) {}

  private final OwedItemMapper items;
  private final Story story;
  private final Clock clock;

  OpenItemsSection(OwedItemMapper items, Story story, Clock clock) {
    this.items = items;
    this.story = story;
    this.clock = clock;
  }

  @Override
  public String fragment() {
    return "workspace/customer-items :: section";
  }

  @Override
  public int order() {
    return 100;
  }

  @Override
  public Map<String, Object> model(List<Long> customerIds) {
    List<Item> open =
        items.items(
            customerIds.toArray(Long[]::new), clock.instant(), Limitations.NEAR_MONTHS, MOST);
    Map<Long, Choice> choices =
        story.choicesOf(open.stream().map(Item::decisionId).filter(Objects::nonNull).toList());
    return Map.of(
        "workspaceItems",
        open.stream().map(item -> line(item, choices.get(item.decisionId()))).toList(),
        "workspaceSheets",
        open.stream()
            .map(item -> new Sheet(item.customerNumber(), item.sellingEntity()))
            .distinct()
            .toList());
  }

  private static Line line(Item item, Choice why) {
    Instant at = item.contactAt() != null ? item.contactAt() : item.nextAt();
    return new Line(item, next(item), at, why);
  }

  private static String next(Item item) {
    if (item.caseId() == null) {
      return item.daysLate() > 0 ? "A case is opened" : "Not due yet";
    }
    if (item.action() == null) {
      return "The first step is chosen";
    }
    return switch (item.action()) {
      case "sendReminder" ->
          item.contactAt() == null
              ? "Look again after the %s reminder".formatted(item.tone())
              : "%s reminder goes out".formatted(item.tone());
      case "requestCall" -> item.contactAt() == null ? "The call is made" : "The call is due";
      case "requestEscalation" -> "The credit manager decides";
      case "requestHandover" -> "The credit manager decides on the hand-over";
      case "placeCreditHold" -> "On credit hold from now on, then look again";
      case "waitForHandover" -> "Handed over: wait for the agency or lawyer";
      case "waitForPayment" -> "Wait for the payment, then look again";
      case "waitForPromise" -> "Wait for the promised payment";
      case "waitForDispute" -> "Wait until the dispute is settled";
      case "waitForIncomingPayment" -> "Wait for the payment on its way";
      case "onHold" -> "On hold";
      default -> "Next: " + item.action().replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase();
    };
  }
}
