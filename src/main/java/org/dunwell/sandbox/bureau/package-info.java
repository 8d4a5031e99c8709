/**
 * A credit bureau at the other end of the wire: reports over HTTP by the contract of
 * docs/bureaus.md, signed notices when a watched company changes, and a page on which companies get
 * better, worse or insolvent and the bureau itself misbehaves.
 */
package org.dunwell.sandbox.bureau;
