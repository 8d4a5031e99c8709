/** Where insights meets the engine: the picture of a process. */
package org.dunwell.insights.process;
