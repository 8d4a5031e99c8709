package org.dunwell.platform.web;

import java.util.List;
import java.util.Map;

/**
 * One section of the customer's page. A room that knows something about a customer registers a
 * bean; the page shows the sections in their order, and the page's room need not know the rooms.
 */
public interface CustomerSection {

  /** The fragment that draws it, such as {@code promises/customer-section :: section}. */
  String fragment();

  /** Where it stands: small numbers come first; open items stand at 100, the timeline at 900. */
  int order();

  /**
   * What the fragment shows, under its own names: sections share one page, so each prefixes its
   * names with its room's.
   *
   * @param customerIds the customer, or every member of its group when the whole group is shown
   */
  Map<String, Object> model(List<Long> customerIds);
}
