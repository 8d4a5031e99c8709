/** Where credit and the engine meet; the only imports of the engine in this room. */
package org.dunwell.credit.process;
