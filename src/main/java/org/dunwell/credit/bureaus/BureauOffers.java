package org.dunwell.credit.bureaus;

import java.util.Map;

/** Bureaus that somebody offers besides those of the settings, such as the sandbox its own. */
public interface BureauOffers {

  /** By name. */
  Map<String, BureauSettings> bureaus();
}
