/**
 * Orders as the order system asks about them: approved and reserved, held, or against money in
 * advance; looked at again when something changes, and told by a signed webhook.
 */
@NamedInterface("orders")
package org.dunwell.credit.orders;

import org.springframework.modulith.NamedInterface;
