/**
 * Letters on paper: how they look for the country whose envelopes they go into, their PDF, and the
 * letter runs that print what waits for the post, each letter once.
 */
@NamedInterface("letters")
package org.dunwell.contact.letters;

import org.springframework.modulith.NamedInterface;
