/** The files of disputes on pages. */
package org.dunwell.disputes.evidence.web;
