package org.dunwell.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which part of the API is played. */
final class Routes {

  /** What a request does. */
  interface Operation {
    /**
     * @param id the one in the path; empty when there is none
     */
    ObjectNode run(Change change, Params params, String id);
  }

  /** An operation that was found for a request. */
  record Found(Operation operation, String id) {}

  private record Route(String method, Pattern path, Operation operation) {}

  private static final String ID = "\\{id}";

  private final List<Route> routes = new ArrayList<>();

  Routes(Sessions sessions, Intents intents, Refunds refunds, Disputes disputes) {
    add("POST", "/v1/checkout/sessions", (change, params, id) -> sessions.create(change, params));
    add("POST", "/v1/checkout/sessions/{id}/expire", sessions::expire);
    add("GET", "/v1/checkout/sessions/{id}/line_items", sessions::items);
    reads(Sessions.KIND, "/v1/checkout/sessions", "customer", "payment_intent", "status");
    add("POST", "/v1/payment_intents", (change, params, id) -> intents.create(change, params));
    add("POST", "/v1/payment_intents/{id}/confirm", intents::confirm);
    add("POST", "/v1/payment_intents/{id}/cancel", intents::cancel);
    reads(Attempts.INTENT, "/v1/payment_intents", "customer");
    add("POST", "/v1/customers", (change, params, id) -> customer(change, params));
    add("POST", "/v1/customers/{id}", Routes::updateCustomer);
    reads("customer", "/v1/customers", "email");
    add("POST", "/v1/payment_methods/{id}/attach", PaymentMethods::attach);
    add("POST", "/v1/payment_methods/{id}/detach", PaymentMethods::detach);
    reads(PaymentMethods.KIND, "/v1/payment_methods", "customer", "type");
    reads("setup_intent", "/v1/setup_intents", "customer", "payment_method");
    read("mandate", "/v1/mandates");
    reads(Attempts.CHARGE, "/v1/charges", "customer", "payment_intent");
    add("POST", "/v1/refunds", (change, params, id) -> refunds.create(change, params));
    reads(Refunds.KIND, "/v1/refunds", "charge", "payment_intent");
    add("POST", "/v1/disputes/{id}", disputes::update);
    add("POST", "/v1/disputes/{id}/close", disputes::giveIn);
    reads(Disputes.KIND, "/v1/disputes", "charge", "payment_intent");
    read(Bookings.KIND, "/v1/balance_transactions");
    add("GET", "/v1/balance_transactions", Payouts::bookings);
    reads(Payouts.KIND, "/v1/payouts", "status", "destination");
    read("event", "/v1/events");
    add("GET", "/v1/events", Routes::events);
    add("POST", "/v1/webhook_endpoints", (change, params, id) -> Endpoints.create(change, params));
    add("POST", "/v1/webhook_endpoints/{id}", Endpoints::update);
    add("DELETE", "/v1/webhook_endpoints/{id}", Endpoints::delete);
    reads(Endpoints.KIND, "/v1/webhook_endpoints");
  }

  private void add(String method, String path, Operation operation) {
    routes.add(
        new Route(method, Pattern.compile(path.replaceAll(ID, "([A-Za-z0-9_]+)")), operation));
  }

  private void read(String kind, String path) {
    add(
        "GET",
        path + "/{id}",
        (change, params, id) -> {
          params.done();
          return change.get(kind, id);
        });
  }

  private void reads(String kind, String path, String... filters) {
    read(kind, path);
    add("GET", path, (change, params, id) -> Listing.of(change, kind, path, params, filters));
  }

  Optional<Found> find(String method, String path) {
    for (Route route : routes) {
      Matcher matcher = route.path().matcher(path);
      if (route.method().equals(method) && matcher.matches()) {
        return Optional.of(
            new Found(route.operation(), matcher.groupCount() > 0 ? matcher.group(1) : ""));
      }
    }
    return Optional.empty();
  }

  private static ObjectNode events(Change change, Params params, String id) {
    List<String> types = params.texts("types");
    Optional<String> type = params.text("type");
    Predicate<ObjectNode> wanted =
        event -> {
          String its = event.get("type").asText();
          return (types.isEmpty() || types.contains(its)) && type.map(its::equals).orElse(true);
        };
    return Listing.of(change.all("event"), "/v1/events", params, wanted);
  }

  private static ObjectNode customer(Change change, Params params) {
    ObjectNode customer = change.create("customer");
    fill(customer, params);
    change.put(customer, "customer.created");
    return customer;
  }

  private static ObjectNode updateCustomer(Change change, Params params, String id) {
    ObjectNode customer = change.get("customer", id);
    fill(customer, params);
    change.put(customer, "customer.updated");
    return customer;
  }

  private static void fill(ObjectNode customer, Params params) {
    for (String field : List.of("name", "email", "phone", "description")) {
      params.text(field).ifPresent(value -> customer.put(field, value));
    }
    Map<String, String> metadata = params.metadata("metadata");
    params.ignore("address", "preferred_locales", "tax_exempt");
    params.done();
    Objects.merge(customer, metadata);
  }
}
