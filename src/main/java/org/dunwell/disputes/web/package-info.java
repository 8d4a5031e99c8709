/** What people do about a dispute on its page. */
package org.dunwell.disputes.web;
