/**
 * The customer's own door, opened by the signed link in a letter, without sign-in: for now the
 * statement and how to pay. Knows what is owed and what letters say; not how we work on it.
 */
@ApplicationModule(
    displayName = "Portal",
    allowedDependencies = {"platform", "receivables", "contact", "contact :: templates"})
package org.dunwell.portal;

import org.springframework.modulith.ApplicationModule;
