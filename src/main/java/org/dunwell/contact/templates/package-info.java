/**
 * The words of everything that goes to a customer: catalogue of what is written when, defaults,
 * managers' own versions, and rendering. A template holds text and places, never code; what stands
 * in the places is given by whoever renders. Knows nothing of what is owed.
 */
@NamedInterface("templates")
package org.dunwell.contact.templates;

import org.springframework.modulith.NamedInterface;
