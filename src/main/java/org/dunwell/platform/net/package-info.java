/** Which addresses a live Dunwell may be told to call. */
package org.dunwell.platform.net;
