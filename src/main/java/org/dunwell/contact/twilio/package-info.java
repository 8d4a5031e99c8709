/**
 * The one way to Twilio and from it: the account and its numbers, whose webhooks are believed, and
 * what they say, stored before anybody acts on it.
 */
@NamedInterface("twilio")
package org.dunwell.contact.twilio;

import org.springframework.modulith.NamedInterface;
