/** What customers say about payments that are on their way, for whoever looks for the money. */
@NamedInterface("hints")
package org.dunwell.payments.hints;

import org.springframework.modulith.NamedInterface;
