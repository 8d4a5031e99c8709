/**
 * The credit file: all that credit knows of one party on a page, and where everybody's work in
 * credit begins. Reads the other parts of the room and keeps nothing of its own.
 */
package org.dunwell.credit.file;
