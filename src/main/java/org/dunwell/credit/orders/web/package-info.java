/** What order systems and people see of orders. */
package org.dunwell.credit.orders.web;
