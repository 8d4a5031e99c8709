/** Pages and REST of tomorrow. */
package org.dunwell.collections.tomorrow.web;
