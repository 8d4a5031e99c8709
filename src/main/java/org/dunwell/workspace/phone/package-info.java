/** Calls of the line on our people's pages: dialled, followed while they last, found again. */
package org.dunwell.workspace.phone;
