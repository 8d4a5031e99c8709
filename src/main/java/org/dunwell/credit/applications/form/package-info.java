/**
 * What somebody outside types, before anything is done with it: {@code Field} says how long and of
 * which kind each entry is, {@code BadField} which one does not do, {@code Plain} what another
 * stranger may be sent of it, {@code Prospects} and {@code CompanyNumbers} check a company; {@code
 * AlreadyApplied}, {@code ConsentChanged} and {@code NotWaitedFor} are the refusals a page has
 * words of its own for. Knows no application.
 */
@NamedInterface("application-form")
package org.dunwell.credit.applications.form;

import org.springframework.modulith.NamedInterface;
