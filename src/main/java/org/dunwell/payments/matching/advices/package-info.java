/** Remittance advices as they come in files: uploaded, or with a customer's mail. */
package org.dunwell.payments.matching.advices;
