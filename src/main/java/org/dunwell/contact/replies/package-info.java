/**
 * What customers write back: read from the mailbox with suspicion, matched to a customer, told
 * apart from what machines write, and open until a person has said what is to be done.
 */
@NamedInterface("replies")
package org.dunwell.contact.replies;

import org.springframework.modulith.NamedInterface;
