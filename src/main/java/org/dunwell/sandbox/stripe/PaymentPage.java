package org.dunwell.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.dunwell.sandbox.stripe.Checkout.Next;
import org.dunwell.sandbox.stripe.PaymentMethods.Payer;
import org.dunwell.sandbox.wire.Http;
import org.dunwell.sandbox.wire.Store;
import org.dunwell.sandbox.wire.Store.Ref;

/** The page on which the payer pays: {@code /c/pay/{session}}, and a second one for the proof. */
final class PaymentPage implements HttpHandler {

  static final String PATH = "/c/pay/";

  private static final String PROVE = "/prove";

  private final Store<Change> store;
  private final Checkout checkout;
  private final Clock clock;

  PaymentPage(Store<Change> store, Checkout checkout, Clock clock) {
    this.store = store;
    this.checkout = checkout;
    this.clock = clock;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath().substring(PATH.length());
    boolean proof = path.endsWith(PROVE);
    String id = proof ? path.substring(0, path.length() - PROVE.length()) : path;
    Optional<String> account = accountOf(id);
    if (account.isEmpty()) {
      Http.html(exchange, 404, PaymentHtml.notFound());
      return;
    }
    Ref session = new Ref(account.get(), id);
    try {
      if (exchange.getRequestMethod().equals("POST")) {
        post(exchange, session, proof, Params.of(Http.body(exchange, ApiError::tooLarge)));
      } else {
        show(exchange, session, proof, null);
      }
    } catch (ApiError error) {
      show(exchange, session, false, error.getMessage());
    }
  }

  /** The id alone is the payer's ticket; nobody guesses it. */
  private Optional<String> accountOf(String id) {
    return store.accounts().stream()
        .filter(
            account ->
                store
                    .find(account, id)
                    .filter(object -> object.get("object").asText().equals(Sessions.KIND))
                    .isPresent())
        .findFirst();
  }

  private void post(HttpExchange exchange, Ref session, boolean proof, Params params)
      throws IOException {
    Next next = proof ? prove(session, params) : pay(session, params);
    ObjectNode after = store.find(session.account(), session.id()).orElseThrow();
    switch (next) {
      case DONE -> Http.see(exchange, success(after));
      case PROVE -> Http.see(exchange, PATH + session.id() + PROVE);
      default -> Http.see(exchange, PATH + session.id());
    }
  }

  private static String success(ObjectNode session) {
    return session
        .get("success_url")
        .asText()
        .replace("{CHECKOUT_SESSION_ID}", Objects.id(session));
  }

  private Next pay(Ref session, Params params) {
    String method = params.text("method").orElse(TestNumber.CARD);
    String typed = params.text("number").or(() -> params.text("typed")).orElse("");
    Payer payer = new Payer(params.text("name").orElse(""), params.text("email").orElse(""));
    return onOpen(
        session,
        change -> {
          ObjectNode open = change.get(Sessions.KIND, session.id());
          TestNumber number =
              TestNumber.of(method, typed)
                  .filter(found -> allowed(open, found.method()))
                  .orElseThrow(() -> unknown(typed));
          return checkout.pay(change, open, number, payer);
        });
  }

  private static boolean allowed(ObjectNode session, String method) {
    for (var type : session.get("payment_method_types")) {
      if (type.asText().equals(method)) {
        return true;
      }
    }
    return false;
  }

  private static ApiError unknown(String typed) {
    return ApiError.invalid(
        null,
        "number",
        typed.isBlank()
            ? "Type a number, or press one of the test numbers."
            : "Your card was declined: this is none of the test numbers below.");
  }

  private Next prove(Ref session, Params params) {
    boolean proven = params.text("proven").orElse("").equals("true");
    return onOpen(
        session, change -> checkout.prove(change, change.get(Sessions.KIND, session.id()), proven));
  }

  /** Two clicks at once: the second finds it done. */
  private Next onOpen(Ref session, Function<Change, Next> click) {
    return store.change(
        session.account(),
        clock.instant(),
        change -> {
          ObjectNode now = change.get(Sessions.KIND, session.id());
          if (Objects.is(now, "open")) {
            return click.apply(change);
          }
          return Objects.is(now, "complete") ? Next.DONE : Next.AGAIN;
        });
  }

  private void show(HttpExchange exchange, Ref ref, boolean proof, String error)
      throws IOException {
    ObjectNode session = store.find(ref.account(), ref.id()).orElseThrow();
    if (!Objects.is(session, "open")) {
      Http.html(exchange, 200, PaymentHtml.closed(session, success(session)));
    } else if (proof && Checkout.waits(session)) {
      Http.html(exchange, 200, PaymentHtml.proof(session));
    } else {
      Change look = new Change(store, ref.account(), clock.instant());
      String said = error != null ? error : Checkout.lastError(look, session).orElse("");
      Http.html(
          exchange,
          error == null ? 200 : 400,
          PaymentHtml.page(session, ref.account(), payer(look, session), said));
    }
  }

  /** What is known of the payer already. */
  private static Payer payer(Change look, ObjectNode session) {
    Optional<ObjectNode> customer =
        Optional.of(session.path("customer").asText()).flatMap(id -> look.find("customer", id));
    String email = session.path("customer_email").asText("");
    return new Payer(
        customer.map(known -> text(known, "name")).orElse(""),
        text(email, customer.map(known -> text(known, "email")).orElse("")));
  }

  private static String text(ObjectNode object, String field) {
    return object.hasNonNull(field) ? object.get(field).asText() : "";
  }

  private static String text(String one, String other) {
    return one.isEmpty() || one.equals("null") ? other : one;
  }
}
