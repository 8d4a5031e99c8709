/** One field for whoever knows a name or a number and wants to be there. */
package org.dunwell.workspace.search;
