package org.dunwell.platform.security;

import java.util.Set;

/**
 * Where a form of the customers' pages may lead besides this server, such as to the page of a
 * payment provider. A room says so as a bean.
 */
public interface FormTargets {

  /** Origins such as {@code https://checkout.stripe.com}. */
  Set<String> origins();
}
