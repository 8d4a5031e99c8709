package org.dunwell.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Locale;
import org.dunwell.payments.Checkout;
import org.dunwell.payments.Checkouts;
import org.dunwell.platform.NotThere;
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

  private final Checkouts checkouts;

  CheckoutPage(Checkouts checkouts) {
    this.checkouts = checkouts;
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
        .addObject("leave", open && isWeb(known.url()) ? known.url() : null)
        .addObject("again", open ? again : null)
        .addObject(
            "left",
            checkouts
                .unused(checkout)
                .map(left -> visit.words().amount(left, known.currency()))
                .orElse(null));
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
