/** The workspace's only doorway to the engine: pictures, incidents, open tasks. */
package org.dunwell.workspace.process;
