/** Departments on pages and over REST. */
package org.dunwell.disputes.departments.web;
