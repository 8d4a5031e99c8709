/**
 * The complete file of a customer's cases, for those who take over and for courts: who owes what,
 * and every letter, call, promise and event behind it, in one archive.
 */
package org.dunwell.collections.files;
