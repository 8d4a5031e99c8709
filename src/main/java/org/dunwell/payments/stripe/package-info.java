/** The one place that speaks to Stripe: sessions out, webhooks in. */
@NamedInterface("stripe")
package org.dunwell.payments.stripe;

import org.springframework.modulith.NamedInterface;
