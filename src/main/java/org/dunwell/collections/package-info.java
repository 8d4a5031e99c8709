/**
 * Works past-due invoices until they are settled: one case per invoice and episode, one call and
 * one escalation per customer. Asks {@code rules/treatment.dmn} what to do; asks contact to do it.
 * Must not know how letters look, how calls are placed or how money arrives.
 */
@ApplicationModule(
    displayName = "Collections",
    allowedDependencies = {
      "platform",
      "receivables",
      "receivables :: imports",
      "receivables :: marks",
      "receivables :: documents",
      "receivables :: notes",
      "receivables :: undo",
      "contact",
      "contact :: correspondence",
      "contact :: letters",
      "contact :: phone",
      "contact :: replies",
      "contact :: templates",
      "disputes",
      "disputes :: reasons",
      "promises",
      "promises :: evidence",
      "promises :: proposals",
      "credit",
      "credit :: exposure",
      "credit :: holds"
    })
package org.dunwell.collections;

import org.springframework.modulith.ApplicationModule;
