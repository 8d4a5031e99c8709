/** The pages about all disputes together. */
package org.dunwell.disputes.board.web;
