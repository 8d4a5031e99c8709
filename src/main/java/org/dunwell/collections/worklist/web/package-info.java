/** The worklist on pages and over REST. */
package org.dunwell.collections.worklist.web;
