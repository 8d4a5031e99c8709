package org.dunwell.portal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.dunwell.contact.templates.Words;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.Money;
import org.dunwell.platform.web.Typed;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * What somebody sent with a form. Nothing of it is believed: items are looked for among those that
 * the link shows, amounts are at most what is open, everything has a length.
 *
 * @param sent by field; empty when the form is fresh
 */
record Form(MultiValueMap<String, String> sent, Words words) {

  private static final int FIRST_YEAR = 2000;
  private static final int LAST_YEAR = 2999;

  static Form fresh(Words words) {
    return new Form(new LinkedMultiValueMap<>(), words);
  }

  /** A ticked item and the amount beside it. */
  record Chosen(OpenItem item, BigDecimal amount) {}

  /** What stands in a field; empty for nothing. */
  public String text(String field) {
    String typed = Typed.text(sent.getFirst(field));
    return typed == null ? "" : typed;
  }

  /** What stands in a field, or null; refused when it is longer than the field is. */
  String text(String field, int longest) {
    String typed = Typed.text(sent.getFirst(field));
    if (typed != null && typed.length() > longest) {
      throw new Refused(words.of("portal.form.long"));
    }
    // what a database cannot hold, no keyboard writes either
    return typed == null ? null : typed.replace("\u0000", "");
  }

  /** Names the form, for this customer: one of another customer's is another. */
  String key(Visit visit) {
    try {
      return "portal/%d/%s".formatted(visit.customer().id(), UUID.fromString(text("key")));
    } catch (IllegalArgumentException none) {
      throw new Refused(words.of("portal.form.stale"));
    }
  }

  /** Whether an item has its tick: as it was sent, or as is suggested. */
  public boolean ticked(OpenItem item) {
    return sent.isEmpty()
        ? item.suggested()
        : sent.getOrDefault("item", List.of()).contains(Long.toString(item.id()));
  }

  /** The amount beside an item: as it was sent, or all that nothing stands in the way of. */
  public String amount(OpenItem item) {
    String typed = sent.getFirst("amount-" + item.id());
    return typed != null ? typed : plain(item.free());
  }

  private String plain(BigDecimal amount) {
    String digits = amount.toPlainString();
    return words.language().equals("de") ? digits.replace('.', ',') : digits;
  }

  /** A day; refused when it is none. */
  LocalDate day(String field) {
    try {
      LocalDate day = LocalDate.parse(text(field));
      if (day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR) {
        return day;
      }
    } catch (DateTimeParseException none) {
      // said below
    }
    throw new Refused(words.of("portal.day.bad"));
  }

  /** The amount beside an item of which so much is suggested. */
  public String amount(OpenItem item, BigDecimal suggested) {
    String typed = sent.getFirst("amount-" + item.id());
    return typed != null ? typed : plain(suggested.min(item.free()));
  }

  /** Whether what is claimed for an invoice has its tick: nobody but the customer sets it. */
  public boolean claimTicked(long invoiceId) {
    return sent.getOrDefault("claim", List.of()).contains(Long.toString(invoiceId));
  }

  /** Whether the payer's credit is taken off: as it was sent, or yes, as letters reckon. */
  public boolean creditTicked() {
    return sent.isEmpty() || text("credit").equals("true");
  }

  /**
   * What is claimed and was ticked, by invoice.
   *
   * @throws Refused when more is claimed by now than the customer has read
   */
  Map<Long, BigDecimal> claims(OpenGroup group) {
    Map<Long, BigDecimal> ticked = new TreeMap<>();
    for (OpenGroup.Claimed one : group.claimed()) {
      if (claimTicked(one.invoiceId())) {
        if (one.amount().compareTo(read("claimed-" + one.invoiceId())) > 0) {
          throw new Refused(
              words.of(
                  "portal.claims.grown",
                  one.number(),
                  words.amount(one.amount(), group.currency())));
        }
        ticked.put(one.invoiceId(), one.amount());
      }
    }
    return ticked;
  }

  private BigDecimal read(String field) {
    try {
      BigDecimal amount = Typed.amount(text(field));
      if (amount != null) {
        return amount;
      }
    } catch (BrokenRule | IllegalArgumentException none) {
      // said below
    }
    throw new Refused(words.of("portal.form.stale"));
  }

  /** The items that were ticked, at least one, all of this group. */
  List<OpenItem> items(OpenGroup group) {
    List<OpenItem> items = ticked(group);
    if (items.isEmpty()) {
      throw new Refused(words.of("portal.items.none"));
    }
    return items;
  }

  private List<OpenItem> ticked(OpenGroup group) {
    Map<String, OpenItem> open =
        group.items().stream()
            .collect(Collectors.toMap(one -> Long.toString(one.id()), one -> one));
    List<OpenItem> items = new ArrayList<>();
    for (String id : Set.copyOf(sent.getOrDefault("item", List.of()))) {
      if (!open.containsKey(id)) {
        throw new Refused(words.of("portal.items.gone"));
      }
      items.add(open.get(id));
    }
    return items.stream().sorted(Comparator.comparing(OpenItem::id)).toList();
  }

  /** The items that were ticked with the amounts beside them. */
  List<Chosen> chosen(OpenGroup group) {
    return ticked(group).stream().map(item -> new Chosen(item, amountOf(item))).toList();
  }

  private BigDecimal amountOf(OpenItem item) {
    BigDecimal amount = amount("amount-" + item.id(), item.item().currency(), item.free());
    if (amount.compareTo(item.item().open()) > 0) {
      throw new Refused(
          words.of(
              "portal.amount.most",
              item.item().number(),
              words.amount(item.item().open(), item.item().currency())));
    }
    return amount;
  }

  /** An amount above zero in that currency; what it is when nothing was typed. */
  BigDecimal amount(String field, String currency, BigDecimal otherwise) {
    String typed = text(field);
    try {
      BigDecimal amount = typed.isEmpty() ? otherwise : Typed.amount(typed);
      if (amount == null) {
        return null;
      }
      Money money = Money.of(amount.stripTrailingZeros(), currency);
      if (money.isPositive()) {
        return money.amount();
      }
    } catch (BrokenRule | IllegalArgumentException none) {
      // said below
    }
    throw new Refused(
        words.of(
            "portal.amount.bad",
            typed.substring(0, Math.min(typed.length(), 20)),
            plain(new BigDecimal("1250.00"))));
  }
}
