package org.dunwell.collections.insolvency;

import org.dunwell.platform.BrokenRule;

/** Something about an insolvency is missing or contradicts what is known; nothing was stored. */
public class InsolvencyRefused extends BrokenRule {

  InsolvencyRefused(String message) {
    super(message);
  }
}
