package org.dunwell.contact.templates;

import java.time.Instant;

/**
 * Words that somebody saved.
 *
 * @param text null: back to the default from then on
 * @param note why, in the words of who saved it; may be null
 * @param by user id
 */
public record TemplateVersion(
    long id, String name, String language, TemplateText text, String note, String by, Instant at) {

  public boolean isDefault() {
    return text == null;
  }
}
