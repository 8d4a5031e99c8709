/** Promises and plans on pages and over REST. */
package org.dunwell.promises.web;
