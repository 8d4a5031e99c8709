package org.dunwell.portal;

import java.util.List;
import org.dunwell.contact.StatementSheet;
import org.dunwell.receivables.Customer;
import org.dunwell.receivables.SellingEntity;

/**
 * What one of our companies and one customer have open, ready to be drawn.
 *
 * @param sections one per currency
 */
record StatementView(
    SellingEntity entity, Customer customer, StatementSheet sheet, List<Section> sections) {

  /**
   * One currency.
   *
   * @param group names what can be paid in one go, see {@link OpenGroup#key()}
   * @param hidden how many items are only in the files
   * @param payable whether it can be paid online
   */
  record Section(
      String group, StatementSheet.Section sheet, List<Row> rows, int hidden, boolean payable) {}

  /**
   * An invoice.
   *
   * @param stands where its case stands and what comes next; none when there is nothing to say
   * @param copy whether there is a copy to download
   */
  record Row(StatementSheet.Line line, List<String> stands, boolean copy) {}
}
