/**
 * Somebody applies for credit: what was asked for, the trade references that are asked about it,
 * the checks, the decision, the answer, and the account that comes of it. What an applicant or a
 * reference types is hostile until it is known better: bounded, refused as a whole, and shown as
 * text. Must not know the pages on which it is typed.
 *
 * <p>Here is the course of an application: handed in ({@code Applications}, {@code
 * NewApplication}), checked ({@code ApplicationChecks}), waiting ({@code ApplicationWait}, {@code
 * ApplicantReports}), assessed ({@code ApplicationAssessment}), decided ({@code ApplicationTurns},
 * {@code ApplicationDecisions}), carried out ({@code ApplicationOutcomes}), its papers ({@code
 * Dossier}) and letters, and how it is forgotten. What is typed is checked in {@code form}, trade
 * references are kept in {@code references}, what neighbours have to give stands in {@code needs};
 * none of the three knows the course.
 */
@NamedInterface("applications")
package org.dunwell.credit.applications;

import org.springframework.modulith.NamedInterface;
