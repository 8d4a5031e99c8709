/** Disputes on pages and over REST. */
package org.dunwell.disputes.web;
