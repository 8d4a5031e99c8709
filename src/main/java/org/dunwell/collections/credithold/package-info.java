/**
 * The ladder's step that stops selling on account: asks credit for a hold, once per customer, and
 * takes it off again when {@code rules/hold-release.dmn} finds that enough is paid.
 */
package org.dunwell.collections.credithold;
