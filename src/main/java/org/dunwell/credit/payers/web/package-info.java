/** The page of poor payers, its files and its REST door. */
package org.dunwell.credit.payers.web;
