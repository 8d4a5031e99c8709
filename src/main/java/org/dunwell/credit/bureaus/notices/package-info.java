/**
 * What bureaus tell by themselves: {@code NoticeDoor} is the address, {@code NoticeInbox} proves
 * and stores, {@code NoticeWork} asks for the report that a notice promises. Signed by {@code
 * BureauSignature}, which whoever plays a bureau shares.
 */
package org.dunwell.credit.bureaus.notices;
