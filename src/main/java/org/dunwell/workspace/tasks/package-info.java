/**
 * User tasks on our own pages: the same forms, completed through the same engine as in Tasklist.
 */
package org.dunwell.workspace.tasks;
