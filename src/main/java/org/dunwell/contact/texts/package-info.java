/**
 * Text messages both ways: one that goes out is a row in its cause's transaction and goes once;
 * what comes in is a STOP, an answer that an upper room was waiting for, or work for a person.
 */
@NamedInterface("texts")
package org.dunwell.contact.texts;

import org.springframework.modulith.NamedInterface;
