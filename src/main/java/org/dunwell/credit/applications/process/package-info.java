/** Where applications and the engine meet; the only imports of the engine here. */
package org.dunwell.credit.applications.process;
