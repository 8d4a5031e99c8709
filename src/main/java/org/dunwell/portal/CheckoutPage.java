package org.dunwell.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dunwell.contact.templates.Words;
import org.dunwell.payments.Checkout;
import org.dunwell.payments.Checkouts;
import org.dunwell.payments.NewCheckout;
import org.dunwell.platform.NotThere;
import org.dunwell.receivables.Amounts;
import org.dunwell.receivables.Invoice;
import org.dunwell.receivables.Invoices;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What is known about an online payment: on the way out to the provider, and back. */
@Controller
class CheckoutPage {

  /** Often enough for whoever waits, seldom enough for whoever leaves it open. */
  private static final int LOOK_AGAIN_SECONDS = 10;

  private static final int SOON_SECONDS = 2;

  /**
   * What is paid of one invoice.
   *
   * @param paid with what is paid along for lateness
   * @param open what is still open of it; null when nothing is
   */
  public record Line(String number, String paid, String open) {}

  private final Checkouts checkouts;
  private final Invoices invoices;

  CheckoutPage(Checkouts checkouts, Invoices invoices) {
    this.checkouts = checkouts;
    this.invoices = invoices;
  }

  /**
   * @param leave whether the payer is on the way out
   */
  @GetMapping("/pay/{token}/checkout")
  ModelAndView page(
      Visit visit,
      @RequestParam long checkout,
      @RequestParam(defaultValue = "false") boolean leave,
      HttpServletResponse response) {
    Checkout known =
        checkouts
            .of(visit.customer().id(), checkout)
            .orElseThrow(() -> new NotThere("payment", Long.toString(checkout)));
    boolean open = known.state() == Checkout.State.OPEN;
    boolean leaving = leave && open && isWeb(known.url());
    // the same form was sent twice and the first is still asking for the address
    boolean soon = leave && open && known.url() == null;
    String again = visit.path("/checkout?checkout=" + checkout + (soon ? "&leave=true" : ""));
    if (leaving) {
      response.setHeader("Refresh", "1; url=" + known.url());
    } else if (soon) {
      response.setHeader("Refresh", SOON_SECONDS + "; url=" + again);
    } else if (open) {
      response.setHeader("Refresh", LOOK_AGAIN_SECONDS + "; url=" + again);
    }
    return PortalPages.page("portal/checkout", visit)
        .addObject("amount", visit.words().amount(known.amount(), known.currency()))
        .addObject(
            "state", leaving || soon ? "leaving" : known.state().name().toLowerCase(Locale.ROOT))
        .addObject("lines", lines(visit, known))
        .addObject("leave", open && isWeb(known.url()) ? known.url() : null)
        .addObject("again", open ? again : null)
        .addObject(
            "left",
            checkouts
                .unused(checkout)
                .map(left -> visit.words().amount(left, known.currency()))
                .orElse(null));
  }

  private List<Line> lines(Visit visit, Checkout known) {
    Map<Long, Invoice> paid =
        invoices.byIds(known.parts().stream().map(NewCheckout.Part::invoiceId).toList()).stream()
            .collect(Collectors.toMap(Invoice::id, Function.identity()));
    boolean arrived = known.state() == Checkout.State.PAID;
    return known.parts().stream()
        .map(part -> line(visit.words(), part, paid.get(part.invoiceId()), arrived))
        .toList();
  }

  private static Line line(Words words, NewCheckout.Part part, Invoice invoice, boolean arrived) {
    String currency = invoice.currency();
    return new Line(
        invoice.number(),
        words.amount(Amounts.in(currency, part.amount().add(part.charges())), currency),
        arrived && invoice.isOpen() ? words.amount(invoice.openAmount(), currency) : null);
  }

  static boolean isWeb(String url) {
    try {
      String scheme = url == null ? null : URI.create(url).getScheme();
      return "https".equals(scheme) || "http".equals(scheme);
    } catch (IllegalArgumentException none) {
      return false;
    }
  }
}
