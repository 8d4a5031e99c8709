/** What people see of limits and holds. */
package org.dunwell.credit.limits.web;
