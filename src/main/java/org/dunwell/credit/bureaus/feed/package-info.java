/**
 * Files of bureaus, CSV or XML: {@code FeedFolder} finds them, {@code FeedXml} makes the one of the
 * other, {@code FeedKind} says what stands in a row and hands each report to {@code ReportBook}.
 */
package org.dunwell.credit.bureaus.feed;
