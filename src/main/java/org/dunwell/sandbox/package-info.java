/**
 * Counterparties a newcomer plays against without any account: the mail server, the payment
 * provider, the bank, the credit bureau, the sample ledger and the door to the time machine. May
 * call every room; no room knows it, and in live mode none of it exists.
 */
@ApplicationModule(
    displayName = "Sandbox",
    allowedDependencies = {
      "platform",
      "receivables",
      "receivables :: imports",
      "contact :: twilio",
      "credit",
      "credit :: applications",
      "credit :: bureaus",
      "credit :: guarantees",
      "credit :: insurance",
      "credit :: limits",
      "credit :: orders",
      "disputes",
      "disputes :: departments",
      "payments",
      "payments :: bank",
      "payments :: stripe"
    })
package org.dunwell.sandbox;

import org.springframework.modulith.ApplicationModule;
