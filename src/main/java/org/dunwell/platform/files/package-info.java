/**
 * Files that somebody outside has named and filled: what they are, and how to handle them safely.
 */
package org.dunwell.platform.files;
