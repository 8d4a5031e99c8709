/** Who answers for a party if it does not pay: entered and ended by people. */
@NamedInterface("guarantees")
package org.dunwell.credit.guarantees;

import org.springframework.modulith.NamedInterface;
