package org.dunwell.contact.templates;

/**
 * Names one text.
 *
 * @param name of the kind
 * @param language one of {@link Words#LANGUAGES}
 */
record TemplateKey(String name, String language) {}
