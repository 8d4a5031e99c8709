/** The telephone in the browser: which one is mine, what was recorded. */
package org.dunwell.contact.phone.web;
