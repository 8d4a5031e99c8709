/** Pages and REST of this room. */
package org.dunwell.payments.web;
