package org.dunwell.contact.templates;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dunwell.contact.templates.TemplateKind.Place;

/** Values to try a text with. */
final class Examples {

  private Examples() {}

  /**
   * The catalogue's examples.
   *
   * @param full false turns conditions round and leaves out what may be empty
   */
  static Map<String, Object> of(Collection<Place> places, boolean full, Words words) {
    Map<String, Object> given = new HashMap<>();
    for (Place place : places) {
      if (place.isCondition()) {
        given.put(place.name(), full == (Boolean) place.example());
      } else if (full || !place.optional()) {
        given.put(place.name(), place.example());
      }
    }
    return Values.of("of an example", List.copyOf(places), given, words);
  }
}
