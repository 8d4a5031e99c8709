/**
 * The telephone line: calls out and in, who may be recorded, recordings, what was said in them.
 * Owns the line and its record; what the line says to a caller is asked of {@link
 * org.dunwell.contact.phone.CallScript}.
 */
@NamedInterface("phone")
package org.dunwell.contact.phone;

import org.springframework.modulith.NamedInterface;
