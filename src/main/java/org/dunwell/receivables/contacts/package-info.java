/** Whom to talk to at a customer: entered, corrected and taken out of use by people. */
@NamedInterface("contacts")
package org.dunwell.receivables.contacts;

import org.springframework.modulith.NamedInterface;
