/** Letter runs in the browser. */
package org.dunwell.contact.letters.web;
