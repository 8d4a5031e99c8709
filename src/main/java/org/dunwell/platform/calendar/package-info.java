/** Which days people work on, where. */
package org.dunwell.platform.calendar;
