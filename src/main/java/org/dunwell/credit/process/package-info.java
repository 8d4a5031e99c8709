/** The only place of this room that knows the engine. */
package org.dunwell.credit.process;
