/** What people see and enter of covers. */
package org.dunwell.credit.insurance.web;
