/**
 * Autopay: customers let us take what falls due, by a mandate that they give on the payment
 * provider's page. What is taken is announced before, never more than announced, tried again as
 * {@code rules/autopay-retries.dmn} says, and over as soon as they cancel.
 */
@NamedInterface("autopay")
package org.dunwell.payments.autopay;

import org.springframework.modulith.NamedInterface;
