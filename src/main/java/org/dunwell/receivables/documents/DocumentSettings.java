package org.dunwell.receivables.documents;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where documents come from by themselves.
 *
 * @param folder that is looked into; empty for none
 * @param authorization what the archive's header {@code Authorization} must say; a secret
 * @param authorizationHost the one host it is told to: whoever may say where documents lie must not
 *     learn it
 */
@ConfigurationProperties("dunwell.documents")
record DocumentSettings(
    @DefaultValue("") String folder,
    @DefaultValue("") String authorization,
    @DefaultValue("") String authorizationHost) {}
