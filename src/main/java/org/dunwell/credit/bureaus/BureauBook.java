package org.dunwell.credit.bureaus;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The bureaus that can be asked: those of the settings, else those that are offered. */
@Component
public class BureauBook {

  private static final String PREFIX = "dunwell.bureaus";
  private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,40}");

  private final Map<String, BureauSettings> own;
  private final ObjectProvider<BureauOffers> offers;

  BureauBook(Environment settings, ObjectProvider<BureauOffers> offers) {
    this.offers = offers;
    this.own =
        new TreeMap<>(
            Binder.get(settings)
                .bind(PREFIX, Bindable.mapOf(String.class, BureauSettings.class))
                .orElse(Map.of()));
    own.forEach(BureauBook::check);
  }

  private static void check(String name, BureauSettings bureau) {
    if (!NAME.matcher(name).matches() || !bureau.url().matches("https?://.+")) {
      throw new IllegalStateException(
          "%s.%s: a bureau has a name of small letters, digits and hyphens, and a url that begins with https://."
              .formatted(PREFIX, name));
    }
    if (bureau.price() != null && bureau.currency() == null) {
      throw new IllegalStateException(
          "%s.%s.price needs a currency, such as EUR.".formatted(PREFIX, name));
    }
  }

  /** All of them, by name. */
  public Map<String, BureauSettings> all() {
    if (!own.isEmpty()) {
      return own;
    }
    Map<String, BureauSettings> offered = new TreeMap<>();
    offers.orderedStream().forEach(one -> offered.putAll(one.bureaus()));
    return offered;
  }

  /** The one of that name; empty when it is not set any more. */
  public Optional<BureauSettings> named(String name) {
    return Optional.ofNullable(all().get(name));
  }

  /** The name of the first that is asked about companies there. */
  Optional<String> about(String country) {
    return all().entrySet().stream()
        .filter(one -> one.getValue().knows(country))
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
