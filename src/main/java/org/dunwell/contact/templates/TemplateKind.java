package org.dunwell.contact.templates;

import java.util.List;

/**
 * One thing that is written to customers, or a piece that stands in several of them.
 *
 * @param name such as {@code reminder-firm}
 * @param title as people read it
 * @param use when it is written
 * @param piece whether it stands in others, has no subject and is written {@code {{> name}}} there
 * @param places what its text may name besides the common ones
 * @param blocks which of {@link Rendered#BLOCKS} may stand in it
 */
public record TemplateKind(
    String name, String title, String use, boolean piece, List<Place> places, List<String> blocks) {

  public TemplateKind {
    places = places == null ? List.of() : List.copyOf(places);
    blocks = blocks == null ? List.of() : List.copyOf(blocks);
  }

  /**
   * A name that stands for a value.
   *
   * @param what it stands for, in words
   * @param example a text; {@code true} or {@code false} for a condition; rows for a list
   * @param optional may be empty; then {@code {{#name}}...{{/name}}} is left out
   */
  public record Place(String name, String what, Object example, boolean optional) {

    /** Whether it stands for rows with values of their own. */
    public boolean isList() {
      return example instanceof List;
    }

    /** Whether it only says yes or no. */
    public boolean isCondition() {
      return example instanceof Boolean;
    }
  }
}
