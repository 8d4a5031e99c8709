/**
 * The complete file of a customer's cases, for those who take over, for administrators of estates
 * and for courts: who owes what, and every document, letter, mail, call, promise and event behind
 * it, in one archive that is made once and kept.
 */
package org.dunwell.collections.files;
