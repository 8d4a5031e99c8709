/** Our people's pages about applications, and the same over REST. */
package org.dunwell.credit.applications.web;
