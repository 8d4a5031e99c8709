/**
 * The customer's own door, opened by the signed link in a letter, without sign-in: see what is open
 * and what comes next, pay, promise, ask for a plan, dispute, say that it is paid, ask, change
 * contacts. Decides nothing itself: each act is a command to the room that knows its limits. Must
 * not show why we do what we do, nor anything of another customer.
 */
@ApplicationModule(
    displayName = "Portal",
    allowedDependencies = {
      "platform",
      "receivables",
      "receivables :: contacts",
      "receivables :: documents",
      "contact",
      "contact :: correspondence",
      "contact :: letters",
      "contact :: phone",
      "contact :: replies",
      "contact :: templates",
      "contact :: texts",
      "disputes",
      "disputes :: doors",
      "disputes :: evidence",
      "disputes :: reasons",
      "promises",
      "promises :: evidence",
      "promises :: spoken",
      "payments",
      "payments :: autopay",
      "payments :: hints",
      "credit",
      "credit :: application-form",
      "credit :: application-references",
      "credit :: applications",
      "collections",
      "collections :: worklist"
    })
package org.dunwell.portal;

import org.springframework.modulith.ApplicationModule;
