/** Collections over REST. */
package org.dunwell.collections.web;
