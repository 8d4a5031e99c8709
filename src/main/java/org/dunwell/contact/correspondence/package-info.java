/**
 * Mail to and from one customer besides the bundled statements: messages that something causes,
 * mails that people write, replies and what becomes of them.
 */
@NamedInterface("correspondence")
package org.dunwell.contact.correspondence;

import org.springframework.modulith.NamedInterface;
