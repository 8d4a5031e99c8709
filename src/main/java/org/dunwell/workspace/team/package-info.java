/** What the team has done this week and what waits, for managers; read from the rooms' tables. */
package org.dunwell.workspace.team;
