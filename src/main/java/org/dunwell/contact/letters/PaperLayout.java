package org.dunwell.contact.letters;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dunwell.contact.Letter;
import org.dunwell.contact.LetterBody;
import org.dunwell.contact.MailLayout;
import org.dunwell.contact.templates.Rendered;
import org.dunwell.receivables.Customer;
import org.dunwell.receivables.SellingEntity;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/**
 * Lays words out as a letter for a window envelope. The page is kept as it is and printed from
 * there: what is stored and what is posted are the same.
 */
@Component
public class PaperLayout {

  private final ITemplateEngine templates;

  PaperLayout(ITemplateEngine templates) {
    this.templates = templates;
  }

  /**
   * Who writes to whom.
   *
   * @param customer whose account it is about
   * @param address where it goes: the customer's own or its bill-to's
   * @param day of writing
   */
  public record Sides(
      SellingEntity entity, Customer customer, PostalAddress address, LocalDate day) {

    /** The sender in one small line above the address, where the post looks when it comes back. */
    public String returnLine() {
      String place = String.join(" ", PostalAddress.of(entity).placeLines());
      return Stream.of(entity.name(), entity.street(), place.isEmpty() ? null : place)
          .filter(Objects::nonNull)
          .collect(Collectors.joining(" · "));
    }

    String addressLines() {
      return address.lines(entity.country(), Locale.forLanguageTag(entity.language()));
    }
  }

  /** The words as a letter on paper, with its plain text. */
  public Letter lay(Rendered rendered, MailLayout.Blocks blocks, Sides sides) {
    LetterBody body = new LetterBody(blocks.parts(rendered), blocks);
    String address = sides.addressLines();
    Context context =
        new Context(
            blocks.sheet().words().locale(),
            Map.of(
                "letter", body,
                "subject", rendered.subject(),
                "sides", sides,
                "address", List.of(address.split("\n")),
                "stationery", Stationery.of(sides.entity().country())));
    return new Letter(
        rendered.subject(),
        body.text(),
        templates.process("contact/paper", context),
        address,
        List.of());
  }
}
