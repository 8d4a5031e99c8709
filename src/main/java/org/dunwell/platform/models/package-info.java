/**
 * Models that come from outside: read safely, and refused with everything that is wrong with them.
 */
package org.dunwell.platform.models;
