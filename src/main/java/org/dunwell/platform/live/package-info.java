/**
 * What a live Dunwell asks for before it starts: rooms say what they need, secrets come from the
 * environment or from files, and nothing that the sandbox left behind opens a door.
 */
package org.dunwell.platform.live;
