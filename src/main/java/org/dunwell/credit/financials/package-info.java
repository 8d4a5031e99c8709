/** What accounts say of a company: entered or imported figures and Altman's Z of them. */
@NamedInterface("financials")
package org.dunwell.credit.financials;

import org.springframework.modulith.NamedInterface;
