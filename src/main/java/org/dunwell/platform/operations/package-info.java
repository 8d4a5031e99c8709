/** What operators watch: queues, their ages, troubles, the work loop's beat; ids in log lines. */
package org.dunwell.platform.operations;
