/** Where reviews and the engine meet; the only imports of the engine in this part of the room. */
package org.dunwell.credit.reviews.process;
