/** Templates in the browser. */
package org.dunwell.contact.templates.web;
