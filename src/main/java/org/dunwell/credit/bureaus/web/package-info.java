/** Reports of bureaus on pages. */
package org.dunwell.credit.bureaus.web;
