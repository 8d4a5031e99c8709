/** What people see of limits, holds, covers and rates. */
package org.dunwell.credit.limits.web;
