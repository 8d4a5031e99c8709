/** Text messages: what is sent, what comes back, and who wants none. */
@NamedInterface("texts")
package org.dunwell.contact.texts;

import org.springframework.modulith.NamedInterface;
