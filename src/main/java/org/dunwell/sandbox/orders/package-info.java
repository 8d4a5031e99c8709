/**
 * A small order system to play against: it asks about orders over HTTP as any other would, and is
 * told over HTTP what became of them. Remembers until the next start.
 */
package org.dunwell.sandbox.orders;
