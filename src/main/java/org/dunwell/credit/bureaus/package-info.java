/**
 * What credit bureaus say about a party. Every report comes through one door, {@code ReportBook},
 * whether a bureau was asked over HTTP, sent a file or gave somebody a PDF: there it is decided
 * whether it is about this company, what its score means to us, and whether we have it already.
 * Reports cost money, so {@code rules/bureau-reuse.dmn} says when one is asked for; a bureau that
 * is down holds up nobody.
 *
 * <p>Here: the wish for a report ({@code Bureaus}, {@code ReusePolicy}, {@code
 * BureauRequestMapper}), which bureaus there are ({@code BureauBook}, {@code BureauSettings}), and
 * the reports ({@code ReportBook}, {@code Bands}, {@code ManualReports}, {@code BureauReports}).
 * How reports come stands in {@code asking} (over HTTP), {@code feed} (files) and {@code notices}
 * (what bureaus tell); those know this package, it knows none of them.
 */
@NamedInterface("bureaus")
package org.dunwell.credit.bureaus;

import org.springframework.modulith.NamedInterface;
