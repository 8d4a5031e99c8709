/** The contacts of a customer on its page, and the forms that keep them right. */
package org.dunwell.workspace.contacts;
