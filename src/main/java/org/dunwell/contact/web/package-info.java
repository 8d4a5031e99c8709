/** Pages of mail: what came in, what is to be answered, and writing to a customer. */
package org.dunwell.contact.web;
